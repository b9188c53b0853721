export type { SurveyAction } from "./survey-form";
export { SatisfactionLine, SurveyResultPanel } from "./survey-result";
export { SurveySettings } from "./survey-settings-page";
export { SurveyOver, SurveyVisit } from "./survey-visit";
