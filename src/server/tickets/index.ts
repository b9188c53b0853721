export { type CardRow, cardJoins, cardJson, findCard, tidyCard, viewerOf } from "./card";
export { ticketsRouter } from "./router";
