export { CustomerList } from "./customer-list";
export { CustomerRecord } from "./customer-record";
