export { presenceRouter } from "./router";
