export { CompanyRecord } from "./company-record";
export { CustomerList } from "./customer-list";
export { CustomerRecord } from "./customer-record";
