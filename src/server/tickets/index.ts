export { type CardRow, cardJoins, cardJson, findCard, tidyCard, viewerOf } from "./card";
export { ticketsRouter } from "./router";
export { enterFirstStage } from "./enter-stage";
export { insertTicket } from "./insert-ticket";
export { lockedTicket } from "./locked-ticket";
