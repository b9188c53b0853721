import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { expect, it } from "vitest";
import { VISIT_COOKIE } from "@/app/visitor";
import type { Customer, Ticket } from "@/generated/prisma/client";
import { issueLink, sessionCookie, startCustomerSession, tokenOf } from "@/server/identity";
import { now } from "@/server/platform/clock";
import { openLink } from "@/server/portal";
import { createCaller } from "@/server/router";
import { agent, ctxOf, customer } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aTag, aTicket, aUser } from "../../support/factories";
import { listen } from "../../support/stream";

const base = testDatabase();

async function customerCookie(person: Customer): Promise<string> {
  const sid = await startCustomerSession(base.db, { customerId: person.id, userAgent: "tests", now: now() });
  return `${sessionCookie()}=${await encode({ token: { sub: person.id, sid }, secret: process.env.NEXTAUTH_SECRET ?? "" })}`;
}

async function linkCookie(ticket: Ticket): Promise<string> {
  const link = await issueLink(base.db, { purpose: "ticket", ticketId: ticket.id, customerId: ticket.customerId, now: now(), days: 1 });
  const opened = await openLink(base.db, tokenOf(link.id), now());
  if (!("visit" in opened)) throw new Error("the link opens nothing");
  return `${VISIT_COOKIE}=${encodeURIComponent(opened.visit)}`;
}

async function aScene() {
  const desk = await aDesk(base.db);
  const own = { departmentId: desk.department.id, stageId: desk.pipeline.stages.new.id, customerId: desk.customer.id };
  const ticket = await aTicket(base.db, own);
  const sibling = await aTicket(base.db, own);
  const stranger = await aCustomer(base.db);
  const lines = {
    owner: await listen(await customerCookie(desk.customer)),
    holder: await listen(await linkCookie(ticket), "?as=link"),
    holderOfSibling: await listen(await linkCookie(sibling), "?as=link"),
    stranger: await listen(await customerCookie(stranger)),
  };
  for (const line of Object.values(lines)) {
    expect(line.status).toBe(200);
    await line.until(() => line.heard.length > 0);
  }
  const staff = () => createCaller(ctxOf(base.db, agent(desk.user), now()));
  const self = () => createCaller(ctxOf(base.db, customer(desk.customer), now()));
  const close = () => {
    for (const line of Object.values(lines)) line.close();
  };
  return { ...desk, ticket, sibling, lines, staff, self, close };
}

it("what colleagues do among themselves reaches no customer and no link holder: not a word, not an event, not its time", async () => {
  const { ticket, pipeline, lines, staff, close } = await aScene();
  const before = Object.values(lines).map((line) => line.heard.length);
  const canary = `KANARI-${randomUUID()}`;
  const colleague = await aUser(base.db);
  const tag = await aTag(base.db, { name: canary });
  const id = { ticketId: ticket.id };
  await staff().tickets.addNote({ ...id, body: canary, portalVisible: false, idempotencyKey: randomUUID() });
  const edited = await staff().tickets.edit({ ...id, expectedVersion: 1, responsibleId: colleague.id, priority: "URGENT", tagIds: [tag.id] });
  await staff().board.move({ ...id, toStageId: pipeline.stages.working.id, expectedVersion: edited.version });
  // That much they see; from here on the stages read the same outside.
  await lines.owner.until(() => lines.owner.named("ticket").length === 1);
  const heard = lines.owner.heard.length;
  const { version } = await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } });
  await staff().board.move({ ...id, toStageId: pipeline.stages.technical.id, expectedVersion: version });
  const note = await staff().tickets.addNote({ ...id, body: canary, portalVisible: true, idempotencyKey: randomUUID() });
  await staff().tickets.takeBackNote({ noteId: note.noteId });
  await staff().tickets.saveDraft({ ...id, body: canary, portalVisible: true });
  // A fact that they do hear, told after all of these: had there been anything before it, it would have arrived.
  await staff().tickets.edit({ ...id, expectedVersion: version + 1, title: "عنوان تازه" });
  await lines.owner.until(() => lines.owner.heard.length > heard);
  await lines.holder.until(() => lines.holder.named("ticket").length === 2);
  expect(lines.owner.heard.slice(heard).filter((event) => event.name !== "beat")).toHaveLength(1);
  expect(lines.owner.named("ticket").map((event) => event.data)).toEqual([{ number: ticket.number }, { number: ticket.number }]);
  for (const [index, line] of [lines.holderOfSibling, lines.stranger].entries()) {
    expect(line.named("ticket"), String(index)).toEqual([]);
    expect(line.heard.filter((event) => event.name !== "beat")).toEqual([]);
  }
  for (const line of Object.values(lines)) {
    expect(JSON.stringify(line.heard)).not.toContain(canary);
    for (const name of ["board", "hello", "you", "reload"] as const) expect(line.named(name)).toEqual([]);
  }
  expect(before.every((count) => count === 1)).toBe(true);
  close();
});

it("a public answer is told when its moment of grace is over; the customer's own words and closing are told at once", async () => {
  const { ticket, lines, staff, self, close } = await aScene();
  const began = performance.now();
  await staff().tickets.addNote({ ticketId: ticket.id, body: "پاسخ", portalVisible: true, idempotencyKey: randomUUID() });
  await lines.holder.until(() => lines.holder.named("ticket").length === 1, 15);
  expect(performance.now() - began).toBeGreaterThan(9_000);
  expect((await self().portal.ticket({ number: ticket.number })).messages.map((message) => message.body)).toEqual(["پاسخ"]);
  await self().portal.reply({ number: ticket.number, body: "سپاس", idempotencyKey: randomUUID() });
  await lines.owner.until(() => lines.owner.named("ticket").length >= 2);
  await self().portal.close({ number: ticket.number });
  await lines.holder.until(() => lines.holder.named("ticket").length >= 3);
  expect(lines.stranger.named("ticket")).toEqual([]);
  close();
});

it("who comes back is told whether something public has happened meanwhile, also with a page drawn before it", async () => {
  const { ticket, customer: owner, staff, close } = await aScene();
  const cookie = await customerCookie(owner);
  const drawnAt = new Date(now().getTime() + 60_000).toISOString();
  const late = await listen(cookie, `?since=${encodeURIComponent(drawnAt)}`);
  await late.until(() => late.heard.length > 0);
  expect(late.named("ticket")).toEqual([]);
  late.close();
  await staff().tickets.addNote({ ticketId: ticket.id, body: "داخلی", portalVisible: false, idempotencyKey: randomUUID() });
  const quiet = await listen(cookie, `?since=${encodeURIComponent(now().toISOString())}`);
  await quiet.until(() => quiet.heard.length > 0);
  expect(quiet.named("ticket")).toEqual([]);
  quiet.close();
  await staff().tickets.edit({ ticketId: ticket.id, expectedVersion: 1, title: "عنوان دیگر" });
  const early = await listen(cookie, `?since=${encodeURIComponent(now().toISOString())}`);
  await early.until(() => early.named("ticket").length === 1);
  expect(early.named("ticket")[0]?.data).toEqual({ number: ticket.number });
  early.close();
  close();
});

it("a public note on the record is told to its customer alone, when its moment of grace is over; an internal one never", async () => {
  const { customer: owner, lines, staff, close } = await aScene();
  const given = { customerId: owner.id, idempotencyKey: randomUUID() };
  await staff().customers.addNote({ ...given, body: "داخلی", portalVisible: false });
  await staff().customers.addNote({ ...given, idempotencyKey: randomUUID(), body: "خوش آمدید", portalVisible: true });
  await lines.owner.until(() => lines.owner.named("ticket").length === 1, 15);
  expect(lines.owner.named("ticket")[0]?.data).toEqual({ number: null });
  const late = await listen(await customerCookie(owner), `?since=${encodeURIComponent(now().toISOString())}`);
  await late.until(() => late.named("ticket").length === 1);
  late.close();
  for (const line of [lines.holder, lines.stranger]) expect(line.named("ticket")).toEqual([]);
  close();
});

it("a revoked link closes the line of its holder at once", async () => {
  const { ticket, lines, staff, close } = await aScene();
  await staff().portalSettings.revokeLinks({ ticketId: ticket.id });
  await lines.holder.until(lines.holder.isOver, 2);
  expect(lines.holder.named("end").map((end) => end.data)).toEqual([{ again: false }]);
  expect(lines.owner.isOver()).toBe(false);
  close();
});
