import { identity as words } from "@/messages/fa/identity";

const browsers: readonly [RegExp, string][] = [
  [/Edg\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux/, "Linux"],
];

/** A browser as people call it, from its user agent. */
export function deviceName(userAgent: string | null): string {
  const browser = browsers.find(([mark]) => mark.test(userAgent ?? ""))?.[1];
  const system = systems.find(([mark]) => mark.test(userAgent ?? ""))?.[1];
  return browser && system ? words.browserOn(browser, system) : (browser ?? system ?? words.unknownDevice);
}
