export { labelsRouter } from "./router";
