export { exportPerson } from "./commands/export-person";
export { setSmsOptOut } from "./commands/set-sms-opt-out";
export { exportCustomers } from "./export";
export { findOrCreateByPhone } from "./find-or-create";
export { getCustomerPanel } from "./queries";
export { customersRouter } from "./router";
