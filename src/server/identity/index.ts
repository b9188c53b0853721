export { actorOfCookie, addressOf, authOptions, BROWSER_COOKIE, type CustomerSignIn, sessionCookie, sessionPass } from "./auth";
export { demoAccounts } from "./demo-accounts";
export { DEVICE_COOKIE, DEVICE_DAYS } from "./known-devices";
export { deadLinkId, issueLink, linkById, type ResolvedLink, resolveLink, resolveShortCode, revokeTicketLinks, shortCodeOf, tokenOf } from "./link-tokens";
export { countCodeRequest, createLoginCode, keyedHash, spendLoginCode } from "./login-codes";
export { consume } from "./rate-limit";
export { identityRouter } from "./router";
export { actorOfSession, CUSTOMER_SESSION_DAYS, endSession, startCustomerSession } from "./sessions";
