export { pipelinesRouter } from "./router";
