export { ReferButton } from "./refer-button";
export { WorkLine } from "./work-line";
