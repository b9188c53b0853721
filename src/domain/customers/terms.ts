// Apart from schema.ts, so that a screen can name these without carrying a validator.

export const factKinds = ["TEXT", "NUMBER", "DATE", "CHOICE", "URL", "YES_NO"] as const;
export type FactKind = (typeof factKinds)[number];

/** What stands on the timeline of a record. */
export const timelineKinds = ["ticket", "order", "note", "sms", "survey", "call"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const PHONES_LIMIT = 20;
export const EMAILS_LIMIT = 20;
export const OPTIONS_LIMIT = 40;
export const FIELDS_LIMIT = 40;
export const NAME_LIMIT = 120;
export const LABEL_LIMIT = 60;
export const FACT_LIMIT = 500;
export const STAFF_NOTE_LIMIT = 2_000;
