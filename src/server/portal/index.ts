export { portalRouter } from "./router";
export { signInCustomer } from "./sign-in";
