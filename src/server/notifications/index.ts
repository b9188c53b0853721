export { notificationsRouter } from "./router";
export { tellTeam } from "./tell-team";
