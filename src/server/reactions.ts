import { confirmToCustomer, takeBack, tellClosed, tellCustomer, tellStage } from "./messaging";
import { tellTeam } from "./notifications";
import { registerReactions } from "./platform/reactions";

// Rooms add their handlers here (domain/reactions.ts names when each runs).
const none = async (): Promise<void> => {};

registerReactions({
  "messaging.confirmToCustomer": confirmToCustomer,
  "messaging.tellCustomer": tellCustomer,
  "messaging.tellStage": tellStage,
  "messaging.tellClosed": tellClosed,
  "messaging.takeBack": takeBack,
  "notifications.tellTeam": tellTeam,
  "surveys.planInvitation": none,
  "surveys.cancelInvitation": none,
});
