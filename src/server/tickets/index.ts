export { assignByRule } from "./assign-by-rule";
export { type CardRow, cardJoins, cardJson, findCard, tidyCard, viewerOf } from "./card";
export { enterFirstStage, ticketToEnter } from "./enter-stage";
export { entryLimitJson, refuseEntry } from "./entry-limit";
export { takingDepartment } from "./entry-place";
export { handBack } from "./hand-back";
export { insertTicket } from "./insert-ticket";
export { lockedTicket } from "./locked-ticket";
export { ticketsRouter } from "./router";
