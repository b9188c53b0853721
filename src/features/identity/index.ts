export { SessionList } from "./session-list";
export { type DemoAccount, SignInForm } from "./sign-in-form";
