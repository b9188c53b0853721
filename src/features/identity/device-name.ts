import { deviceOf } from "@/domain/identity/device";
import { identity as words } from "@/messages/fa/identity";

/** A browser as people call it, from its user agent. */
export function deviceName(userAgent: string | null): string {
  const { browser, system } = deviceOf(userAgent);
  return browser && system ? words.browserOn(browser, system) : (browser ?? system ?? words.unknownDevice);
}
