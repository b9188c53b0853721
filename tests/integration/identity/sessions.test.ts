import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { actorOfCookie } from "@/server/identity";
import { endAllSessions } from "@/server/identity/commands/end-all-sessions";
import { revokeSession } from "@/server/identity/commands/revoke-session";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aSession, aUser } from "../../support/factories";
import { actorOfSession, endSession, SESSION_DAYS, startStaffSession } from "../../support/identity";

const base = testDatabase();

async function signedIn() {
  const user = await aUser(base.db);
  const sid = await startStaffSession(base.db, { userId: user.id, userAgent: "tests", now: NOW });
  const token = await encode({ token: { sub: user.id, sid }, secret: process.env.NEXTAUTH_SECRET ?? "", maxAge: 86_400 * 365 });
  return { user, sid, token, who: (at = NOW) => actorOfCookie(base.db, token, at) };
}

it("a session is checked at every call: signing out takes effect at the next one", async () => {
  const { sid, who } = await signedIn();
  expect((await who()).kind).toBe("agent");
  await endSession(base.db, sid, NOW);
  expect(await who()).toEqual({ kind: "anonymous" });
});

it("a revoked session, «sign out everywhere» and a suspended account are anonymous at the next call", async () => {
  const [one, all, suspended] = [await signedIn(), await signedIn(), await signedIn()];
  for (const { who } of [one, all, suspended]) expect((await who()).kind).toBe("agent");
  await revokeSession(ctxOf(base.db, agent(one.user)), { sessionId: one.sid });
  await endAllSessions(ctxOf(base.db, agent(all.user)), { userId: all.user.id });
  await base.db.user.update({ where: { id: suspended.user.id }, data: { isActive: false } });
  for (const { who } of [one, all, suspended]) expect(await who()).toEqual({ kind: "anonymous" });
});

it("a changed role is in force at the next call", async () => {
  const { user, who } = await signedIn();
  expect(await who()).toMatchObject({ role: "AGENT" });
  await base.db.user.update({ where: { id: user.id }, data: { role: "ADMIN" } });
  expect(await who()).toMatchObject({ role: "ADMIN" });
});

it("a session ends after its days, whatever its token says", async () => {
  const { who } = await signedIn();
  const lastMinute = SESSION_DAYS * 24 * 60 - 1;
  expect((await who(minutesFromNow(lastMinute))).kind).toBe("agent");
  expect(await who(minutesFromNow(lastMinute + 2))).toEqual({ kind: "anonymous" });
});

it("a token that we have not signed, that names no session, or that is none, is nobody", async () => {
  const { user, sid } = await signedIn();
  const forged = await encode({ token: { sub: user.id, sid }, secret: "another secret of at least 32 characters" });
  const empty = await encode({ token: { sub: user.id }, secret: process.env.NEXTAUTH_SECRET ?? "" });
  const dead = await encode({ token: { sid: "01920000-0000-7000-8000-000000000000" }, secret: process.env.NEXTAUTH_SECRET ?? "" });
  for (const token of [forged, empty, dead, "", "x.y.z", undefined]) expect(await actorOfCookie(base.db, token, NOW)).toEqual({ kind: "anonymous" });
});

it("a customer's session stands for the customer, never for staff", async () => {
  const person = await base.db.customer.create({ data: { name: "مشتری" } });
  const session = await aSession(base.db, { customerId: person.id });
  expect(await actorOfSession(base.db, session.id, NOW)).toEqual({ kind: "customer", customerId: person.id, sessionId: session.id });
});
