export { boardRouter } from "./router";
