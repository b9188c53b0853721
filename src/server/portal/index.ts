export { renewLink } from "./commands/renew-link";
export { requestLoginCode } from "./commands/request-login-code";
export { setLogo } from "./commands/set-logo";
export { actorOfVisit, deadLinkOf, openByCode, openLink, VISIT_SECONDS } from "./link-visit";
export { portalRouter } from "./router";
export { portalSettingsRouter } from "./settings-router";
export { signInCustomer } from "./sign-in";
