/** The part of the untyped npm package `kavenegar` that we use: its method table. Its own transport is replaced (facts §1.3). */
declare module "kavenegar" {
  export type Callback = (result: unknown) => void;
  export type Method = (parameters: Record<string, string>, callback: Callback) => void;
  export interface Api {
    request(action: string, method: string, parameters: Record<string, string>, callback: Callback): void;
    Send: Method;
    VerifyLookup: Method;
    Status: Method;
    StatusLocalMessageid: Method;
    Receive: Method;
    AccountInfo: Method;
  }
  export function KavenegarApi(options: { apikey: string }): Api;
}
