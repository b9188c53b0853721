export { answerByLink, type SurveyVisit, visitSurvey } from "./by-link";
export { getOwnSurvey } from "./queries";
export { cancelInvitation, planInvitation } from "./reactions";
export { surveysRouter } from "./router";
export { sendDueInvitations } from "./send-due";
