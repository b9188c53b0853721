export { actorOfCookie, addressOf, authOptions, BROWSER_COOKIE, type CustomerSignIn, sessionCookie } from "./auth";
export { countCodeRequest, createLoginCode, keyedHash, spendLoginCode } from "./login-codes";
export { startCustomerSession } from "./sessions";
export { demoAccounts } from "./demo-accounts";
export { hashPassword } from "./password";
export { identityRouter } from "./router";
export { issueLink, type ResolvedLink, resolveLink, resolveShortCode, revokeTicketLinks, shortCodeOf, tokenOf } from "./link-tokens";
