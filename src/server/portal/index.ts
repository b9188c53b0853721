export { claimAttachments } from "./claim-attachments";
export { portalRouter } from "./router";
export { signInCustomer } from "./sign-in";
