export { departmentsRouter } from "./router";
