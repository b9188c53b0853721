import { confirmToCustomer, takeBack, tellClosed, tellCustomer, tellStage } from "./messaging";
import { tellAssigned, tellFollowers, tellMentioned, tellReferred, tellSupervisors, tellTeam, withdrawMentions } from "./notifications";
import { registerReactions } from "./platform/reactions";
import { cancelInvitation, planInvitation } from "./surveys";
import { assignByRule, handBack } from "./tickets";

// Rooms add their handlers here (domain/reactions.ts names when each runs).

registerReactions({
  "messaging.confirmToCustomer": confirmToCustomer,
  "messaging.tellCustomer": tellCustomer,
  "messaging.tellStage": tellStage,
  "messaging.tellClosed": tellClosed,
  "messaging.takeBack": takeBack,
  "notifications.tellTeam": tellTeam,
  "notifications.tellAssigned": tellAssigned,
  "notifications.tellMentioned": tellMentioned,
  "notifications.tellReferred": tellReferred,
  "notifications.tellFollowers": tellFollowers,
  "notifications.withdrawMentions": withdrawMentions,
  "notifications.tellSupervisors": tellSupervisors,
  "tickets.handBack": handBack,
  "tickets.assignByRule": assignByRule,
  "surveys.planInvitation": planInvitation,
  "surveys.cancelInvitation": cancelInvitation,
});
