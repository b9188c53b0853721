export { tellLongWaits } from "./commands/tell-long-waits";
export { notificationsRouter } from "./router";
export { tellFollowers } from "./tell-followers";
export { tellMentioned, withdrawMentions } from "./tell-mentioned";
export { tellSupervisors } from "./tell-supervisors";
export { tellAssigned, tellReferred, tellTeam } from "./tell-team";
