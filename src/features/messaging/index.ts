export { SmsSettingsScreen } from "./sms-settings-screen";
