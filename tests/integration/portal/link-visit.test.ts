import { expect, it } from "vitest";
import { issueLink, shortCodeOf, tokenOf } from "@/server/identity";
import { actorOfVisit, deadLinkOf, openByCode, openLink, VISIT_SECONDS } from "@/server/portal";
import { renewLink } from "@/server/portal/commands/renew-link";
import { revokeLinks } from "@/server/portal/commands/revoke-links";
import { agent, anonymous, ctxOf } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aCustomer, aTicket, aUser } from "../../support/factories";
import { aPortal, forgetCounts, freshAddress } from "../../support/portal";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase({ poolSize: 20 });
const tables = ["ticket", "note", "activity", "linkToken", "loginCode", "smsMessage", "session", "notification", "surveyAnswer"] as const;

async function aLink() {
  const { owner, department, pipeline } = await aPortal(base.db);
  const phone = (await base.db.customerPhone.findFirstOrThrow({ where: { customerId: owner.id } })).e164;
  const ticket = await aTicket(base.db, { customerId: owner.id, departmentId: department.id, stageId: pipeline.stages.new.id });
  const { id } = await issueLink(base.db, { purpose: "ticket", ticketId: ticket.id, customerId: owner.id, now: NOW, days: 30 });
  return { owner, phone, ticket, id, token: tokenOf(id), code: shortCodeOf(id) };
}

async function passOf(token: string): Promise<string> {
  const opened = await openLink(base.db, token, NOW);
  if (!("visit" in opened)) throw new Error("the link did not open");
  return opened.visit;
}

const everything = async () =>
  JSON.stringify(await Promise.all(tables.map((table) => (base.db[table] as { findMany: () => Promise<unknown> }).findMany())), (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );

it("twenty openings at once give twenty passes to the one ticket and change nothing (S15)", async () => {
  const { ticket, token, owner } = await aLink();
  const before = await everything();
  const passes = await Promise.all(Array.from({ length: 20 }, () => passOf(token)));
  for (const pass of passes) {
    expect(await actorOfVisit(base.db, pass, NOW)).toEqual({
      actor: expect.objectContaining({ kind: "link", purpose: "ticket", ticketId: ticket.id, customerId: owner.id }),
      number: ticket.number,
    });
  }
  expect(await everything()).toBe(before);
});

it("a pass ends after its two hours, cannot be altered and holds no token", async () => {
  const { token, ticket } = await aLink();
  const other = await aLink();
  const pass = await passOf(token);
  expect(pass).not.toContain(token);
  expect(await actorOfVisit(base.db, pass, new Date(NOW.getTime() + VISIT_SECONDS * 1_000 - 1_000))).not.toBeNull();
  expect(await actorOfVisit(base.db, pass, new Date(NOW.getTime() + VISIT_SECONDS * 1_000))).toBeNull();
  const [linkId = "", until = "", seal = ""] = pass.split(".");
  for (const forged of [`${other.id}.${until}.${seal}`, `${linkId}.${Number(until) + 9_999}.${seal}`, `${linkId}.${until}`, "", "x".repeat(5_000)]) {
    expect(await actorOfVisit(base.db, forged, NOW)).toBeNull();
  }
  expect((await actorOfVisit(base.db, pass, NOW))?.number).toBe(ticket.number);
});

it("revoked by staff, or with its ticket given to another customer, an open pass is dead at the next request", async () => {
  const { token, ticket } = await aLink();
  const pass = await passOf(token);
  await expectStaffOnly(ticket, (actor) => revokeLinks(ctxOf(base.db, actor), { ticketId: ticket.id }));
  expect(await revokeLinks(ctxOf(base.db, agent(await aUser(base.db))), { ticketId: ticket.id })).toEqual({ count: 1 });
  expect(await actorOfVisit(base.db, pass, NOW)).toBeNull();
  expect(await openLink(base.db, token, NOW)).toHaveProperty("dead");
  expect((await base.db.activity.findMany({ where: { ticketId: ticket.id } })).map((row) => row.event)).toContain("link.revoked");
  const second = await aLink();
  const secondPass = await passOf(second.token);
  await base.db.ticket.update({ where: { id: second.ticket.id }, data: { customerId: (await aCustomer(base.db)).id } });
  expect(await actorOfVisit(base.db, secondPass, NOW)).toBeNull();
});

it("expired and unknown links open nothing; only an expired one remembers which ticket it was about, sealed", async () => {
  const { token, id } = await aLink();
  const later = minutesFromNow(31 * 24 * 60);
  const opened = await openLink(base.db, token, later);
  expect("dead" in opened && deadLinkOf(opened.dead ?? undefined, later)).toBe(id);
  expect(await openLink(base.db, "a".repeat(22), NOW)).toEqual({ dead: null });
  expect(deadLinkOf(await passOf(token), NOW)).toBeNull();
});

it("number and short code open a pass; wrong ones are counted by address", async () => {
  await forgetCounts(base.db);
  const { ticket, code } = await aLink();
  const ctx = ctxOf(base.db, anonymous);
  const address = freshAddress();
  const opened = await openByCode(ctx, { number: ticket.number, code, address });
  const pass = "visit" in opened ? opened.visit : "";
  expect((await actorOfVisit(base.db, pass, NOW))?.number).toBe(ticket.number);
  const answers: string[] = [];
  for (let n = 0; n < 30; n += 1) answers.push(await outcomeOf(openByCode(ctx, { number: 900_000 + n, code: "123456", address })));
  expect(answers[0]).toBe("UNAUTHENTICATED link.code_wrong");
  expect(answers.at(-1)).toBe("RATE_LIMITED login.too_many_codes");
});

it("the code of a survey's SMS opens that survey's page and no ticket", async () => {
  await forgetCounts(base.db);
  const { ticket, owner } = await aLink();
  const { id } = await issueLink(base.db, { purpose: "survey", ticketId: ticket.id, customerId: owner.id, now: NOW, days: 14 });
  const opened = await openByCode(ctxOf(base.db, anonymous), { number: ticket.number, code: shortCodeOf(id), address: freshAddress() });
  expect(opened).toEqual({ survey: `/s/${tokenOf(id)}` });
});

it("a fresh link goes only to the customer's own number, for the ticket of the dead link; every number is answered alike", async () => {
  await forgetCounts(base.db);
  const { phone, ticket, id, owner } = await aLink();
  await aTicket(base.db, { customerId: owner.id });
  const stranger = await aLink();
  const ask = (given: { phone: string; oldLinkId?: string; number?: number }) =>
    outcomeOf(renewLink(ctxOf(base.db, anonymous), { address: freshAddress(), ...given }));
  expect(await ask({ phone, oldLinkId: id })).toBe("done");
  expect(await base.db.smsMessage.findMany({ where: { template: "linkRenewed", phone }, select: { ticketId: true } })).toEqual([{ ticketId: ticket.id }]);
  expect(await ask({ phone: "+989190000000", oldLinkId: id })).toBe("done");
  expect(await ask({ phone: stranger.phone, number: ticket.number })).toBe("done");
  expect(await base.db.smsMessage.count({ where: { template: "linkRenewed" } })).toBe(1);
  expect(await ask({ phone })).toBe("RATE_LIMITED login.too_many_codes");
  expect(await ask({ phone: "سلام" })).toBe("INVALID_INPUT login.phone_invalid");
});
