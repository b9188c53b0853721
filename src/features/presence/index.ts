export { PresenceLine } from "./presence-line";
export { usePresence } from "./use-presence";
