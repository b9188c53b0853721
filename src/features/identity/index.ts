export { deviceName } from "./device-name";
export { PasswordForm } from "./password-form";
export { RedeemForm } from "./redeem-form";
export { SessionList } from "./session-list";
export { type DemoAccount, SignInForm } from "./sign-in-form";
export { TwoFactor } from "./two-factor";
