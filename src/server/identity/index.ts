export { actorOfCookie, addressOf, authOptions, sessionCookie } from "./auth";
export { demoAccounts } from "./demo-accounts";
export { hashPassword } from "./password";
export { identityRouter } from "./router";
