export { CustomerFields } from "./customer-fields";
