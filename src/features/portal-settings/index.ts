export { FaqSettings } from "./faq-settings";
export { PortalSettingsScreen } from "./portal-settings-screen";
export { VisibilityScreen } from "./visibility-screen";
