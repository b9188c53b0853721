export { CallerBox } from "./caller-box-later";
export { CallerButton } from "./caller-button";
