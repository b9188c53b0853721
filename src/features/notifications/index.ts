export { BrowserSwitch } from "./browser-switch";
export { NotificationList } from "./notification-list";
export { RulesForm } from "./rules-form";
export { SettingsForm } from "./settings-form";
