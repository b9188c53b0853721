import { expect, it } from "vitest";
import { changePassword } from "@/server/identity/commands/change-password";
import { agent, ctxOf } from "../../support/actors";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aSession, aUser } from "../../support/factories";
import { actorOfSession, hashPassword, signInStaff } from "../../support/identity";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const [OLD, NEXT] = ["چهار اسب سفید", "پنج گاو سیاه بزرگ"];
const fitting = hashPassword(OLD);

async function someone() {
  const user = await aUser(base.db, { passwordHash: await fitting });
  const [here, elsewhere] = [await aSession(base.db, { userId: user.id }), await aSession(base.db, { userId: user.id })];
  const change = (given: object = {}) =>
    outcomeOf(changePassword(ctxOf(base.db, agent(user, here.id)), { userId: user.id, sessionId: here.id, current: OLD, next: NEXT, ...given }));
  return { user, here, elsewhere, change };
}

it("the new password counts, the old one does not, and every other session has ended", async () => {
  const { user, here, elsewhere, change } = await someone();
  expect(await change()).toBe("done");
  expect(await actorOfSession(base.db, here.id, NOW)).toMatchObject({ kind: "agent" });
  expect(await actorOfSession(base.db, elsewhere.id, NOW)).toEqual({ kind: "anonymous" });
  const signIn = (password: string) => outcomeOf(signInStaff(base.db, { email: user.email, password }, { address: "192.0.2.7", userAgent: null, now: NOW }));
  expect(await signIn(OLD)).toBe("UNAUTHENTICATED auth.wrong_credentials");
  expect(await signIn(NEXT)).toBe("done");
  expect(await base.db.activity.findFirst({ where: { subjectId: user.id } })).toMatchObject({ event: "user.password_changed", data: { endedSessions: 1 } });
});

it("a wrong present password or a bad new one changes nothing", async () => {
  const { elsewhere, change } = await someone();
  expect(await change({ current: "غلط" })).toBe("INVALID_INPUT auth.password_wrong");
  expect(await change({ next: "کوتاه" })).toBe("INVALID_INPUT password.too_short");
  expect(await change({ next: "iloveyou12" })).toBe("INVALID_INPUT password.common");
  expect(await actorOfSession(base.db, elsewhere.id, NOW)).toMatchObject({ kind: "agent" });
});

it("a session left open is not a way to guess the password", async () => {
  const { change } = await someone();
  for (let i = 0; i < 10; i += 1) expect(await change({ current: `غلط ${i}` })).toBe("INVALID_INPUT auth.password_wrong");
  expect(await change()).toBe("RATE_LIMITED auth.too_many_attempts");
});

it("nobody changes somebody else's", async () => {
  const { user } = await someone();
  const other = await aUser(base.db, { role: "ADMIN" });
  const given = { userId: user.id, sessionId: user.id, current: OLD, next: NEXT };
  expect(await outcomeOf(changePassword(ctxOf(base.db, agent(other)), given))).toBe("FORBIDDEN permission.denied");
});
