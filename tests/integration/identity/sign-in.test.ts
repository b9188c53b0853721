import { expect, it } from "vitest";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { actorOfSession, hashPassword, signInStaff, startStaffSession } from "../../support/identity";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const PASSWORD = "گذرواژه-درست";
const fitting = hashPassword(PASSWORD);

let machines = 0;
/** A machine that has not tried anything yet. */
const fresh = () => {
  machines += 1;
  return { address: `192.0.2.${machines}`, userAgent: "tests", now: NOW };
};

const staff = async (given: object = {}) => aUser(base.db, { passwordHash: await fitting, ...given });

it("the right password opens a session that stands for the person; the e-mail in any case", async () => {
  const user = await staff({ role: "SUPERVISOR" });
  const { sid, userId } = await signInStaff(base.db, { email: `  ${user.email.toUpperCase()} `, password: PASSWORD }, fresh());
  expect(userId).toBe(user.id);
  expect(await actorOfSession(base.db, sid, NOW)).toEqual({ kind: "agent", userId: user.id, role: "SUPERVISOR", name: user.name, sessionId: sid });
});

it("an unknown e-mail, a wrong password, a suspended account and nonsense get the same answer", async () => {
  const [user, suspended] = [await staff(), await staff({ isActive: false })];
  const answers = await Promise.all(
    [
      { email: "nobody@example.test", password: PASSWORD },
      { email: user.email, password: "غلط" },
      { email: suspended.email, password: PASSWORD },
      { email: user.email },
      { email: { $ne: null }, password: { $ne: null } },
      null,
    ].map((given) => outcomeOf(signInStaff(base.db, given, fresh()))),
  );
  expect(new Set(answers)).toEqual(new Set(["UNAUTHENTICATED auth.wrong_credentials"]));
  expect(await base.db.session.count({ where: { userId: { in: [user.id, suspended.id] } } })).toBe(0);
});

it("an unknown e-mail costs as much work as a wrong password, so the time says nothing", async () => {
  const user = await staff();
  // Processor time, not the clock: whatever else the machine does slows the clock only.
  const workFor = async (email: string) => {
    const before = process.cpuUsage();
    for (let i = 0; i < 8; i += 1) await outcomeOf(signInStaff(base.db, { email, password: "غلط" }, fresh()));
    const { user: own, system } = process.cpuUsage(before);
    return own + system;
  };
  await workFor(user.email);
  const [known, unknown] = [await workFor(user.email), await workFor("nobody@example.test")];
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(1.8);
});

it("after ten wrong passwords from one address even the right one waits there, and is told how long", async () => {
  const user = await staff();
  const attacker = fresh();
  for (let i = 0; i < 10; i += 1)
    expect(await outcomeOf(signInStaff(base.db, { email: user.email, password: `غلط ${i}` }, attacker))).toBe("UNAUTHENTICATED auth.wrong_credentials");
  await expect(signInStaff(base.db, { email: user.email, password: PASSWORD }, attacker)).rejects.toMatchObject({
    code: "RATE_LIMITED",
    reason: "auth.too_many_attempts",
    data: { minutes: expect.any(Number) },
  });
});

it("a stranger who guesses does not lock the owner out", async () => {
  const user = await staff();
  const attacker = fresh();
  for (let i = 0; i < 12; i += 1) await outcomeOf(signInStaff(base.db, { email: user.email, password: "غلط" }, attacker));
  expect(await outcomeOf(signInStaff(base.db, { email: user.email, password: PASSWORD }, fresh()))).toBe("done");
});

it("one machine that tries many accounts is stopped too", { timeout: 60_000 }, async () => {
  const attacker = fresh();
  const tries = await Promise.all(
    Array.from({ length: 105 }, (_, i) => outcomeOf(signInStaff(base.db, { email: `guess${i}@example.test`, password: "غلط" }, attacker))),
  );
  expect(tries.filter((answer) => answer === "RATE_LIMITED auth.too_many_attempts").length).toBeGreaterThanOrEqual(5);
});

it("a success forgets the failures before it", async () => {
  const user = await staff();
  const owner = fresh();
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 6; i += 1) await outcomeOf(signInStaff(base.db, { email: user.email, password: "غلط" }, owner));
    expect(await outcomeOf(signInStaff(base.db, { email: user.email, password: PASSWORD }, owner))).toBe("done");
  }
});

it("a password is stored as argon2id with OWASP's first setting or more", async () => {
  expect(await fitting).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await startStaffSession(base.db, { userId: (await staff()).id, userAgent: "x".repeat(5_000), now: NOW })).toMatch(/^[0-9a-f-]{36}$/);
});
