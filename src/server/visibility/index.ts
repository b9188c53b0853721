export { visibilityRouter } from "./router";
export { visibleOf } from "./visible";
