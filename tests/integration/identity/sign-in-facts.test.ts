import { expect, it } from "vitest";
import { signInCustomer } from "@/server/portal";
import { NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aUser } from "../../support/factories";
import { endSession, hashPassword, signInStaff } from "../../support/identity";
import { anOrganisation, askForCode, freshMobile } from "../../support/portal";
import { outcomeOf } from "../../support/refusals";

const base = testDatabase();
const PASSWORD = "گذرواژه-درست";
const fitting = hashPassword(PASSWORD);
const CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";

/** What the audit got since `work` began. */
async function factsOf(work: () => Promise<unknown>) {
  const before = (await base.db.activity.aggregate({ _max: { id: true } }))._max.id ?? 0n;
  await outcomeOf(work());
  return base.db.activity.findMany({ where: { id: { gt: before } }, orderBy: { id: "asc" }, omit: { id: true, ticketId: true, actorCustomerId: false } });
}

it("staff who come in and go: who, from where, with what, and which session", async () => {
  const user = await aUser(base.db, { passwordHash: await fitting });
  let sid = "";
  const from = { address: "203.0.113.9", userAgent: CHROME, now: NOW };
  const [started, ...more] = await factsOf(async () => {
    sid = (await signInStaff(base.db, { email: user.email, password: PASSWORD }, from)).sid;
  });
  expect(more).toEqual([]);
  expect(started).toMatchObject({
    ...{ event: "session.started", actorKind: "agent", actorUserId: user.id, subjectKind: "session", subjectId: sid },
    data: { door: "staff", address: "203.0.113.9", device: "Chrome/Windows" },
  });
  const ended = await factsOf(() => endSession(base.db, sid, NOW));
  expect(ended).toMatchObject([{ event: "session.ended", actorUserId: user.id, subjectId: sid }]);
  expect(await factsOf(() => endSession(base.db, sid, NOW))).toEqual([]);
});

it("staff who do not come in: the account if it is ours, else a keyed hash; never what was typed", async () => {
  const user = await aUser(base.db, { passwordHash: await fitting });
  const suspended = await aUser(base.db, { passwordHash: await fitting, isActive: false });
  const from = { address: "203.0.113.10", userAgent: null, now: NOW };
  const wrong = await factsOf(() => signInStaff(base.db, { email: user.email, password: "غلط‌ترین" }, from));
  expect(wrong).toMatchObject([
    { event: "session.refused", actorKind: "anonymous", subjectKind: "user", subjectId: user.id, data: { cause: "wrong_password" } },
  ]);
  const out = await factsOf(() => signInStaff(base.db, { email: suspended.email, password: PASSWORD }, from));
  expect(out).toMatchObject([{ subjectId: suspended.id, data: { cause: "suspended" } }]);
  const nobody = () => signInStaff(base.db, { email: "somebody.else@example.test", password: PASSWORD }, from);
  const [first, second] = [await factsOf(nobody), await factsOf(nobody)];
  expect(first).toMatchObject([{ subjectKind: "sign_in", subjectId: expect.stringMatching(/^[0-9a-f]{24}$/), data: { cause: "unknown_account" } }]);
  expect(second[0]?.subjectId).toBe(first[0]?.subjectId);
  expect(JSON.stringify([wrong, out, first])).not.toMatch(/somebody\.else|غلط‌ترین|گذرواژه/);
});

it("a flood is written down as such: after two hundred refusals of one network only that there was more", async () => {
  const from = { address: "203.0.113.66", userAgent: null, now: NOW };
  const tries = (count: number) =>
    factsOf(async () => {
      for (let n = 0; n < count; n += 1) await outcomeOf(signInStaff(base.db, { email: "n@example.test", password: "x" }, from));
    });
  expect(await tries(1)).toHaveLength(1);
  await base.db.rateLimiterFlexible.update({ where: { key: "audit-refusal:203.0.113.66" }, data: { points: 198 } });
  expect((await tries(6)).map(({ data }) => (data as { cause: string }).cause)).toEqual(["unknown_account", "unknown_account", "more"]);
});

it("customers: the same, but of the address only the network, and never the number", async () => {
  await anOrganisation(base.db, { allowsRegistration: false });
  const phone = freshMobile();
  const customer = await aCustomer(base.db, { phone });
  const code = (await askForCode(base.db, phone)) ?? "";
  const meta = { browser: "browser", address: "198.51.100.77", userAgent: CHROME, now: NOW };
  const wrong = await factsOf(() => signInCustomer(base.db, { phone, code: code === "000000" ? "111111" : "000000" }, meta));
  expect(wrong).toMatchObject([{ event: "session.refused", subjectKind: "customer", subjectId: customer.id, data: { door: "portal", cause: "wrong_code" } }]);
  let sid = "";
  const right = await factsOf(async () => {
    sid = (await signInCustomer(base.db, { phone, code }, meta)).sid;
  });
  expect(right).toMatchObject([
    {
      event: "session.started",
      actorKind: "customer",
      actorCustomerId: customer.id,
      data: { door: "portal", address: "198.51.100.0", device: "Chrome/Windows" },
    },
  ]);
  expect(await factsOf(() => endSession(base.db, sid, NOW))).toMatchObject([{ event: "session.ended", actorCustomerId: customer.id }]);
  const stranger = freshMobile();
  const unknown = await factsOf(() => signInCustomer(base.db, { phone: stranger, code: "123456" }, meta));
  expect(unknown).toMatchObject([{ subjectKind: "sign_in", data: { cause: "unknown_account" } }]);
  expect(JSON.stringify([wrong, right, unknown])).not.toMatch(new RegExp(`${phone.slice(3)}|${stranger.slice(3)}`));
});
