import { encode } from "next-auth/jwt";
import { GET, POST } from "@/app/api/trpc/[trpc]/route";
import { sessionCookie } from "@/server/identity";
import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { startStaffSession } from "./identity";

export const ORIGIN = "http://localhost:3000";

/** The cookie that a browser has after this person signed in a moment ago. */
export async function cookieFor(db: Db, user: { id: string }): Promise<string> {
  const sid = await startStaffSession(db, { userId: user.id, userAgent: "tests", now: now() });
  const token = await encode({ token: { sub: user.id, sid }, secret: process.env.NEXTAUTH_SECRET ?? "" });
  return `${sessionCookie()}=${token}`;
}

type Given = { cookie?: string; headers?: Record<string, string>; body?: string; method?: string };

/** What the API answers to a request as a browser makes it from one of our own pages, unless `headers` say otherwise (null removes one). */
export async function ask(path: string, { cookie, headers = {}, body, method = body === undefined ? "GET" : "POST" }: Given = {}) {
  const own: Record<string, string> = { host: "localhost:3000", origin: ORIGIN, "sec-fetch-site": "same-origin", ...(cookie ? { cookie } : {}) };
  if (body !== undefined) Object.assign(own, { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) });
  const request = new Request(`${ORIGIN}/api/trpc/${path}`, { method, headers: { ...own, ...headers }, ...(body === undefined ? {} : { body }) });
  const response = await (method === "POST" ? POST : GET)(request);
  const text = await response.text();
  return { status: response.status, text, json: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : null };
}
