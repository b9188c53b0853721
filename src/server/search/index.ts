export { searchRouter } from "./router";
