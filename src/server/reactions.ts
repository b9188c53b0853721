import { tellTeam } from "./notifications";
import { registerReactions } from "./platform/reactions";

// Rooms add their handlers here (domain/reactions.ts names when each runs).
const none = async (): Promise<void> => {};

registerReactions({
  "messaging.confirmToCustomer": none,
  "messaging.tellCustomer": none,
  "messaging.tellStage": none,
  "messaging.tellClosed": none,
  "notifications.tellTeam": tellTeam,
  "surveys.planInvitation": none,
  "surveys.cancelInvitation": none,
});
