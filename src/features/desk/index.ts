export { api } from "./api";
export { type Failure, failureOf, isSignedOut } from "./failure";
export { leave } from "./leave";
export { useTRPC, withQueries } from "./queries";
export { Rail } from "./rail";
export { SettingsNav } from "./settings-nav";
export { UNREAD_CHANGED } from "./use-unread";
export { useUnsaved } from "./use-unsaved";
