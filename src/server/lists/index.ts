export { listsRouter } from "./router";
