export { answerByLink, type SurveyVisit, visitSurvey } from "./by-link";
export { cancelInvitation, planInvitation } from "./reactions";
export { surveysRouter } from "./router";
export { sendDueInvitations } from "./send-due";
