export { actorOfCookie, addressOf, authOptions, sessionCookie } from "./auth";
export { hashPassword } from "./password";
export { identityRouter } from "./router";
