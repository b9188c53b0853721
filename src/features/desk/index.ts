export { ApiProvider, api, useTRPC } from "./api";
export { type Failure, failureOf, isSignedOut } from "./failure";
export { Rail } from "./rail";
