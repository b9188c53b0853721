export { callSentence } from "./call-sentence";
export { LogCallButton } from "./log-call-button";
export { type CallTarget, offerCallLog } from "./offer-call-log";
