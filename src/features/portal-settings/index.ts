export { PortalSettingsScreen } from "./portal-settings-screen";
