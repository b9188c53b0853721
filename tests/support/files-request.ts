import { encode } from "next-auth/jwt";
import { POST as makeAddress } from "@/app/api/files/[id]/address/route";
import { DELETE, GET, HEAD } from "@/app/api/files/[id]/route";
import { POST } from "@/app/api/files/route";
import type { Actor } from "@/domain/actor";
import { issueLink, sessionCookie, tokenOf } from "@/server/identity";
import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db";
import { openLink } from "@/server/portal";
import { aSession } from "./factories";

const ORIGIN = "http://localhost:3000";

/** The cookie of somebody who is signed in: a member of staff by `userId`, else a customer. */
export async function sessionFor(db: Db, who: { userId: string } | { customerId: string }): Promise<{ cookie: string; sid: string }> {
  const at = now();
  const session = await aSession(db, { ...who, createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 86_400_000) });
  return {
    sid: session.id,
    cookie: `${sessionCookie()}=${await encode({ token: { sub: session.id, sid: session.id }, secret: process.env.NEXTAUTH_SECRET ?? "" })}`,
  };
}

/** The cookie of somebody who has followed an update link to this ticket. */
export async function visitFor(db: Db, ticket: { id: string; customerId: string }): Promise<{ cookie: string; actor: Extract<Actor, { kind: "link" }> }> {
  const { id } = await issueLink(db, { purpose: "ticket", ticketId: ticket.id, customerId: ticket.customerId, now: now(), days: 7 });
  const opened = await openLink(db, tokenOf(id), now());
  if (!("visit" in opened)) throw new Error("the link does not open");
  return { cookie: `kariz-visit=${opened.visit}`, actor: { kind: "link", linkId: id, purpose: "ticket", ticketId: ticket.id, customerId: ticket.customerId } };
}

type Given = { cookie?: string; headers?: Record<string, string>; body?: Uint8Array | string };

function request(method: string, path: string, { cookie, headers = {}, body }: Given): Request {
  const own: Record<string, string> = { host: "localhost:3000", "sec-fetch-site": "same-origin", ...(cookie ? { cookie } : {}) };
  const bytes = body === undefined ? null : Buffer.from(body);
  if (bytes) own["content-length"] = String(bytes.byteLength);
  return new Request(`${ORIGIN}/api/files${path}`, { method, headers: { ...own, ...headers }, body: bytes });
}

const at = (id: string) => ({ params: Promise.resolve({ id }) });

/** Sends one file as a page of ours does. */
export const post = (name: string, given: Given, query = "") => POST(request("POST", `?name=${encodeURIComponent(name)}${query}`, given));
export const get = (id: string, given: Given = {}, query = "") => GET(request("GET", `/${id}${query}`, given), at(id));
export const head = (id: string, given: Given = {}) => HEAD(request("HEAD", `/${id}`, given), at(id));
export const remove = (id: string, given: Given = {}) => DELETE(request("DELETE", `/${id}`, given), at(id));
export const address = (id: string, given: Given = {}) => makeAddress(request("POST", `/${id}/address`, given), at(id));
