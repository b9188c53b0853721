export const ITEM_LIMIT = 100;
export const ITEM_TITLE_LIMIT = 200;
export const QUANTITY_MAX = 1_000_000;
export const CARRIER_LIMIT = 80;
export const TRACKING_LIMIT = 80;
export const TRACKING_URL_LIMIT = 500;
