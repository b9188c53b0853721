export { setSmsOptOut } from "./commands/set-sms-opt-out";
export { findOrCreateByPhone } from "./find-or-create";
export { getCustomerPanel } from "./queries";
export { customersRouter } from "./router";
