/** Told to the window when somebody has turned the browser's notifications on or off in this tab. */
export const BROWSER_CHOICE_CHANGED = "kariz-browser-notifications";

/** `unsupported`: this browser has none, or the page came without TLS; `blocked`: the browser was told never to. */
export type BrowserChoice = "unsupported" | "blocked" | "on" | "off";

// Signing out takes every key with the person's id away (leave.ts): on a shared computer nobody is shown another's news.
const keyOf = (userId: string) => `kariz:browser-notifications:${userId}`;

/** Whether this browser shows notifications for this person. */
export function browserChoice(userId: string): BrowserChoice {
  if (typeof Notification === "undefined" || !window.isSecureContext) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && localStorage.getItem(keyOf(userId)) === "on" ? "on" : "off";
}

/** Asks the browser for leave and remembers the choice. Call it only from a press. */
export async function turnOnBrowserNotifications(userId: string): Promise<BrowserChoice> {
  if (browserChoice(userId) === "unsupported") return "unsupported";
  if ((await Notification.requestPermission()) === "granted") localStorage.setItem(keyOf(userId), "on");
  window.dispatchEvent(new Event(BROWSER_CHOICE_CHANGED));
  return browserChoice(userId);
}

export function turnOffBrowserNotifications(userId: string): void {
  localStorage.removeItem(keyOf(userId));
  window.dispatchEvent(new Event(BROWSER_CHOICE_CHANGED));
}
