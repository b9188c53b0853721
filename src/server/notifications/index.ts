export { tellLongWaits } from "./commands/tell-long-waits";
export { notificationsRouter } from "./router";
export { tellMentioned, withdrawMentions } from "./tell-mentioned";
export { tellSupervisors } from "./tell-supervisors";
export { tellAssigned, tellTeam } from "./tell-team";
