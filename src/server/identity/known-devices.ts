import { randomBytes, timingSafeEqual } from "node:crypto";
import { keyedHash } from "./login-codes";

/** Names the people who signed in with this browser before; lasting, HttpOnly, and only sent to the sign-in itself. */
export const DEVICE_COOKIE = "kariz-device";
export const DEVICE_DAYS = 365;
const PEOPLE_PER_BROWSER = 5;

type Mark = { userId: string; text: string; key: string };

const signatureOf = (content: string): string => keyedHash("device", content).slice(0, 43);

/** The marks in a cookie that we made and that are not too old, newest first; anything else is left out. */
function marksIn(cookie: string | null | undefined, now: Date): Mark[] {
  return (cookie ?? "")
    .slice(0, 4_000)
    .split("~")
    .flatMap((text) => {
      const [userId, issued, nonce, signature, ...rest] = text.split(".");
      if (!userId || !issued || !nonce || !signature || rest.length > 0) return [];
      const [expected, given] = [Buffer.from(signatureOf(`${userId}.${issued}.${nonce}`)), Buffer.from(signature)];
      if (expected.length !== given.length || !timingSafeEqual(expected, given)) return [];
      const ageDays = (now.getTime() / 1000 - Number(issued)) / 86_400;
      return ageDays <= DEVICE_DAYS ? [{ userId, text, key: `${userId}.${nonce}` }] : [];
    });
}

/** The name under which this browser's tries for this user are counted; null when the user has not signed in with it before. */
export function knownDevice(cookie: string | null | undefined, userId: string, now: Date): string | null {
  return marksIn(cookie, now).find((mark) => mark.userId === userId)?.key ?? null;
}

/** The cookie after a sign-in: this user first, then the others who share the browser. It lets nobody in; it only lets them try. */
export function rememberDevice(cookie: string | null | undefined, userId: string, now: Date): string {
  const others = marksIn(cookie, now).filter((mark) => mark.userId !== userId);
  const content = `${userId}.${Math.floor(now.getTime() / 1000)}.${randomBytes(12).toString("base64url")}`;
  return [`${content}.${signatureOf(content)}`, ...others.map((mark) => mark.text)].slice(0, PEOPLE_PER_BROWSER).join("~");
}
