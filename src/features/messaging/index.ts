export { NoteSms } from "./note-sms";
export { ReachNote } from "./reach-note";
export { SmsSettingsScreen } from "./sms-settings-screen";
export { TextDialog } from "./text-dialog";
