export { notificationsRouter } from "./router";
export { tellSupervisors } from "./tell-supervisors";
export { tellTeam } from "./tell-team";
