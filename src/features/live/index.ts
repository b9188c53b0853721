export { type LiveEvent, LiveLine } from "./live-line";
