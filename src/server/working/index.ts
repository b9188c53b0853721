export { workingRouter } from "./router";
