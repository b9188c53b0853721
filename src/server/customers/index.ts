export { getCustomerPanel } from "./queries";
export { customersRouter } from "./router";
