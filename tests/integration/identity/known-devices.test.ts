import { expect, it } from "vitest";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aUser } from "../../support/factories";
import { hashPassword, signInStaff } from "../../support/identity";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const PASSWORD = "گذرواژه-درست";
const fitting = hashPassword(PASSWORD);
const DAY = 86_400_000;
const LOCKED = "RATE_LIMITED auth.known_devices_only";
const WRONG = "UNAUTHENTICATED auth.wrong_credentials";

let machines = 0;
const stranger = () => {
  machines += 1;
  return `198.51.${Math.floor(machines / 250)}.${machines % 250}`;
};
const attempt = (email: string, password: string, device?: string, address = stranger(), now = NOW) =>
  signInStaff(base.db, { email, password }, { address, device: device ?? null, userAgent: "tests", now });
const staff = async () => aUser(base.db, { passwordHash: await fitting });

/** A hundred guesses from as many machines: the state after a distributed attack, without hashing a hundred times. */
async function attacked(email: string): Promise<void> {
  expect(await outcomeOf(attempt(email, "غلط"))).toBe(WRONG);
  await base.db.rateLimiterFlexible.update({ where: { key: `signin-account:${email}` }, data: { points: 100 } });
}

it("after a hundred failures from many machines an unknown browser may not even try the right password", async () => {
  const { email } = await staff();
  await attacked(email);
  expect(await outcomeOf(attempt(email, PASSWORD))).toBe(LOCKED);
});

it("the owner's browser, which signed in before, still gets in, also where the attacker is", async () => {
  const { email } = await staff();
  const { device } = await attempt(email, PASSWORD);
  await attacked(email);
  const there = stranger();
  for (let i = 0; i < 11; i += 1) await outcomeOf(attempt(email, "غلط", undefined, there));
  expect(await outcomeOf(attempt(email, PASSWORD, device, there))).toBe("done");
});

it("an unknown e-mail is closed in the same way, so the answer does not say who has an account", async () => {
  await attacked("nobody@example.test");
  expect(await outcomeOf(attempt("nobody@example.test", PASSWORD))).toBe(LOCKED);
});

it("another person's browser, a made-up mark and one that is older than a year are unknown", async () => {
  const [victim, attacker] = [await staff(), await staff()];
  const { device: foreign } = await attempt(attacker.email, PASSWORD);
  const { device: old } = await attempt(victim.email, PASSWORD, undefined, stranger(), new Date(NOW.getTime() - 366 * DAY));
  await attacked(victim.email);
  const renamed = foreign.replaceAll(attacker.id, victim.id);
  const extended = old.replace(/\.\d+\./, `.${Math.floor(NOW.getTime() / 1000)}.`);
  for (const mark of [foreign, renamed, old, extended, "", "~~~", `${victim.id}.1.x.y`, "x".repeat(20_000)])
    expect(await outcomeOf(attempt(victim.email, PASSWORD, mark))).toBe(LOCKED);
});

it("a browser that several people share knows all of them, the last five", async () => {
  const people = await Promise.all(Array.from({ length: 6 }, staff));
  let device = "";
  for (const { email } of people) ({ device } = await attempt(email, PASSWORD, device));
  const outcomes = [];
  for (const { email } of people) {
    await attacked(email);
    outcomes.push(await outcomeOf(attempt(email, PASSWORD, device)));
  }
  expect(outcomes).toEqual([LOCKED, "done", "done", "done", "done", "done"]);
});

it("a stolen mark allows twenty guesses an hour, wherever they come from", { timeout: 60_000 }, async () => {
  const { email } = await staff();
  const { device } = await attempt(email, PASSWORD);
  for (let i = 0; i < 20; i += 1) expect(await outcomeOf(attempt(email, "غلط", device))).toBe(WRONG);
  expect(await outcomeOf(attempt(email, PASSWORD, device))).toBe("RATE_LIMITED auth.too_many_attempts");
});

it("successes do not use up the account's guesses", async () => {
  const { email } = await staff();
  for (let i = 0; i < 3; i += 1) await attempt(email, PASSWORD);
  expect((await base.db.rateLimiterFlexible.findUniqueOrThrow({ where: { key: `signin-account:${email}` } })).points).toBe(0);
});
