export { api } from "./api";
export { type BrowserChoice, browserChoice, turnOffBrowserNotifications, turnOnBrowserNotifications } from "./browser-notifications";
export { connection } from "./connection";
export { copyText } from "./copy-text";
export { type Failure, failureOf, isSignedOut } from "./failure";
export { leave } from "./leave";
export { liveVersionOf, useIsLive, useLive, wasJustHeardOf } from "./live";
export { MayWorkProvider, useMayWork } from "./may-work";
export { OfflineMark } from "./offline-mark";
export { useTRPC, withQueries } from "./queries";
export { Rail } from "./rail";
export { randomUuid } from "./random-uuid";
export { SettingsNav } from "./settings-nav";
export { useIsOnline } from "./use-is-online";
export { UNREAD_CHANGED, useNotificationsChanged } from "./use-unread";
export { useUnsaved } from "./use-unsaved";
export { useWhenSeen } from "./use-when-seen";

