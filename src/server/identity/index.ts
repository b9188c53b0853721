export { actorOfCookie, addressOf, authOptions, BROWSER_COOKIE, type CustomerSignIn, sessionCookie, sessionPass } from "./auth";
export { countCodeRequest, createLoginCode, keyedHash, spendLoginCode } from "./login-codes";
export { consume } from "./rate-limit";
export { actorOfSession, CUSTOMER_SESSION_DAYS, endSession, startCustomerSession } from "./sessions";
export { demoAccounts } from "./demo-accounts";
export { hashPassword } from "./password";
export { identityRouter } from "./router";
export { deadLinkId, issueLink, linkById, type ResolvedLink, resolveLink, resolveShortCode, revokeTicketLinks, shortCodeOf, tokenOf } from "./link-tokens";
