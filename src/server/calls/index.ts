export { callsRouter } from "./router";
