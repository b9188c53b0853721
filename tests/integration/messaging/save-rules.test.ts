import { expect, it } from "vitest";
import { saveRules } from "@/server/messaging/commands/save-rules";
import { getRules } from "@/server/messaging/queries";
import { createCaller } from "@/server/router";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aTicket, aUser } from "../../support/factories";
import { anOrganisation } from "../../support/portal";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();
const rules = { sendsLinks: false, quietFromMinute: 1_320, quietUntilMinute: 480, smsMonthlyBudget: 5_000_000, smsPartRials: 2_300 };

async function asRole(role: "ADMIN" | "SUPERVISOR" | "AGENT") {
  await anOrganisation(base.db);
  const ctx = ctxOf(base.db, agent(await aUser(base.db, { role })));
  const { version } = await base.db.organisation.findUniqueOrThrow({ where: { id: 1 } });
  return { ctx, version };
}

it("what an administrator saves is what counts from then on, one version later, and nothing else of the organisation changes", async () => {
  const { ctx, version } = await asRole("ADMIN");
  const before = await base.db.organisation.findUniqueOrThrow({ where: { id: 1 } });
  expect(await saveRules(ctx, { ...rules, expectedVersion: version })).toEqual({ version: version + 1 });
  expect(await getRules(ctx)).toMatchObject({ ...rules, version: version + 1 });
  expect(await base.db.organisation.findUniqueOrThrow({ where: { id: 1 } })).toEqual({ ...before, ...rules, version: version + 1 });
});

it("no budget is kept as none, not as zero", async () => {
  const { ctx, version } = await asRole("ADMIN");
  await saveRules(ctx, { ...rules, smsMonthlyBudget: null, expectedVersion: version });
  expect((await getRules(ctx)).smsMonthlyBudget).toBeNull();
});

it("of two who save at once the second is told and overwrites nothing", async () => {
  const { ctx, version } = await asRole("ADMIN");
  const outcomes = await Promise.all(
    [1_100, 1_200].map((smsPartRials) =>
      outcomeOf(saveRules(ctx, { ...rules, smsPartRials, expectedVersion: version })).then((outcome) => ({ smsPartRials, outcome })),
    ),
  );
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["CONFLICT organisation.changed_by_someone_else", "done"]);
  const winner = outcomes.find(({ outcome }) => outcome === "done");
  expect(await getRules(ctx)).toMatchObject({ smsPartRials: winner?.smsPartRials, version: version + 1 });
});

it("agents and supervisors may not; customers and link holders learn nothing", async () => {
  for (const role of ["AGENT", "SUPERVISOR"] as const) {
    const { ctx, version } = await asRole(role);
    expect(await outcomeOf(saveRules(ctx, { ...rules, expectedVersion: version })), role).toMatch(/^FORBIDDEN /);
  }
  const ticket = await aTicket(base.db);
  await expectStaffOnly(ticket, (actor) => saveRules(ctxOf(base.db, actor), { ...rules, expectedVersion: 1 }));
});

it.each([
  ["a minute after the day's end", { quietFromMinute: 1_440 }],
  ["half a minute", { quietUntilMinute: 10.5 }],
  ["a budget below nothing", { smsMonthlyBudget: -1 }],
  ["a price below nothing", { smsPartRials: -1 }],
])("%s is refused before anything is written", async (_, wrong) => {
  const { ctx, version } = await asRole("ADMIN");
  await expect(createCaller(ctx).messaging.saveRules({ ...rules, ...wrong, expectedVersion: version })).rejects.toThrow();
  expect((await base.db.organisation.findUniqueOrThrow({ where: { id: 1 } })).version).toBe(version);
});
