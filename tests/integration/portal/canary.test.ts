import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Actor } from "@/domain/actor";
import { createCaller } from "@/server/router";
import { agent, anonymous, ctxOf, customer, link } from "../../support/actors";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDepartment, aNote, aPipeline, aTicket, aUser } from "../../support/factories";
import { aPortal } from "../../support/portal";

const base = testDatabase();

/** A ticket with a public answer, and secrets wherever staff can leave some. */
async function aTicketWithSecrets() {
  const canary = `قناری${randomUUID().replaceAll("-", "")}`;
  const { owner, stranger, department, pipeline } = await aPortal(base.db);
  const colleague = await aUser(base.db, { name: `همکار ${canary}` });
  await base.db.customer.update({ where: { id: owner.id }, data: { staffNote: canary } });
  const ticket = await aTicket(base.db, { customerId: owner.id, departmentId: department.id, stageId: pipeline.stages.new.id, responsibleId: colleague.id });
  await base.db.stage.update({ where: { id: pipeline.stages.new.id }, data: { name: canary } });
  const user = await aUser(base.db);
  const staff = createCaller(ctxOf(base.db, agent(user)));
  const named = `داخلی ${canary} @${colleague.name}`;
  const mentions = [{ userId: colleague.id, start: named.indexOf("@"), end: named.length }];
  await staff.tickets.addNote({ ticketId: ticket.id, body: named, portalVisible: false, mentions, idempotencyKey: randomUUID() });
  await aNote(base.db, { ticketId: ticket.id, body: `پاک‌شده ${canary}`, portalVisible: true, publicAt: NOW, deletedAt: NOW });
  await aNote(base.db, { ticketId: ticket.id, body: `در مهلت واگرد ${canary}`, portalVisible: true, publicAt: minutesFromNow(60) });
  const mate = await aUser(base.db, { name: `دنبال‌کننده ${canary}` });
  await staff.working.follow({ ticketId: ticket.id, userId: mate.id, isFollowing: true });
  const mates = await aDepartment(base.db, { pipelineId: department.pipelineId, name: `خط دوم ${canary}`, isInPortal: false });
  await staff.working.refer({ ticketId: ticket.id, expectedVersion: 1, kind: "ESCALATE", toDepartmentId: mates.id, reason: `ارجاع ${canary}` });
  await staff.working.giveBack({ ticketId: ticket.id, expectedVersion: 2, reason: `برگشت ${canary}` });
  const call = { customerId: owner.id, direction: "IN" as const, startedAt: NOW.toISOString(), seconds: 60 };
  await staff.calls.log({ ...call, ticketId: ticket.id, summary: `تماس ${canary}`, idempotencyKey: randomUUID() });
  await staff.calls.log({ ...call, summary: `تماس بی‌تیکت ${canary}`, idempotencyKey: randomUUID() });
  const internal = await aNote(base.db, { ticketId: ticket.id, body: canary, portalVisible: false });
  const file = { mediaType: "image/png", sizeBytes: 1, sha256: "0", state: "READY" as const, createdAt: NOW, ticketId: ticket.id };
  await base.db.attachment.create({ data: { ...file, fileName: `${canary}.png`, storageKey: randomUUID(), noteId: internal.id } });
  await aNote(base.db, { ticketId: ticket.id, authorUserId: user.id, body: "پاسخ برای مشتری", portalVisible: true, publicAt: NOW });
  const onRecord = (body: string, given: object) =>
    base.db.customerNote.create({ data: { customerId: owner.id, body, portalVisible: true, createdAt: NOW, ...given } });
  await staff.customers.addNote({ customerId: owner.id, body: `درونی ${canary}`, portalVisible: false, idempotencyKey: randomUUID() });
  await onRecord(`برداشته ${canary}`, { deletedAt: NOW, publicAt: NOW });
  await onRecord(`در مهلت واگرد ${canary}`, { publicAt: minutesFromNow(60) });
  await onRecord("یادداشت عمومی پرونده", { publicAt: NOW, authorUserId: user.id });
  const field = await base.db.customerField.create({ data: { label: canary, kind: "TEXT", isOnCard: true } });
  await base.db.customerFact.create({ data: { customerId: owner.id, fieldId: field.id, value: canary } });
  await staff.tickets.saveDraft({ ticketId: ticket.id, body: `پیش‌نویس ${canary}`, portalVisible: true });
  return { canary, owner, stranger, ticket, department };
}

/** Everything the portal's procedures answer to this caller, refusals too. */
async function everythingFor(actor: Actor, given: { number: number; departmentId: string; canary: string }): Promise<string> {
  const api = createCaller(ctxOf(base.db, actor, minutesFromNow(5))).portal;
  const { number, departmentId, canary } = given;
  const asked: (() => Promise<unknown>)[] = [
    () => api.organisation(),
    () => api.departments(),
    () => api.faqs({ departmentId, text: "" }),
    () => api.categories({ departmentId }),
    () => api.profile(),
    () => api.notes(),
    () => api.tickets({}),
    () => api.tickets({ text: canary }),
    () => api.tickets({ text: String(number) }),
    () => api.hasOrders(),
    () => api.orders({}),
    () => api.ticket({ number }),
    () => api.reply({ number, body: "سلام", idempotencyKey: randomUUID() }),
    () => api.close({ number }),
    () => api.reopen({ number }),
    () => api.markSeen({ number }),
  ];
  const answers: string[] = [];
  for (const ask of asked)
    answers.push(
      await ask().then(
        (answer) => JSON.stringify(answer) ?? "",
        (error: Error) => `${error.message} ${JSON.stringify(error)}`,
      ),
    );
  return answers.join("\n");
}

it("nothing internal comes out of any procedure to its customer, a link holder, another customer or nobody", async () => {
  const scene = await aTicketWithSecrets();
  const { canary, owner, stranger, ticket, department } = scene;
  for (const actor of [customer(owner), link(ticket), customer(stranger), anonymous]) {
    const said = await everythingFor(actor, { number: ticket.number, departmentId: department.id, canary });
    expect(said, actor.kind).not.toContain(canary);
    const isOwner = actor.kind === "customer" && actor.customerId === owner.id;
    expect(said.includes("یادداشت عمومی پرونده"), actor.kind).toBe(isOwner);
    expect(said.includes("پاسخ برای مشتری"), actor.kind).toBe(actor.kind === "link" || isOwner);
  }
});

it("a colleague named in a public note is two words of its text to the customer, never an id or what they are called since", async () => {
  const { owner, stranger, ticket } = await aTicketWithSecrets();
  const mate = await aUser(base.db, { name: "سارا امینی" });
  const body = "این را @سارا امینی پیگیری می‌کند";
  const start = body.indexOf("@");
  const mentions = [{ userId: mate.id, start, end: start + "@سارا امینی".length }];
  await createCaller(ctxOf(base.db, agent(await aUser(base.db)))).tickets.addNote({
    ...{ ticketId: ticket.id, body, portalVisible: true, mentions, namesPublicly: true, idempotencyKey: randomUUID() },
  });
  await base.db.user.update({ where: { id: mate.id }, data: { name: "سارا کریمی" } });
  for (const actor of [customer(owner), link(ticket)]) {
    const said = await everythingFor(actor, { number: ticket.number, departmentId: ticket.departmentId, canary: "سارا" });
    expect(said, actor.kind).toContain(body);
    for (const secret of [mate.id, "سارا کریمی", "mentions"]) expect(said, actor.kind).not.toContain(secret);
  }
  expect(await everythingFor(customer(stranger), { number: ticket.number, departmentId: ticket.departmentId, canary: "سارا" })).not.toContain("سارا");
  const sms = await base.db.smsMessage.findMany({ where: { ticketId: ticket.id }, select: { variables: true, sentText: true } });
  expect(JSON.stringify(sms)).not.toMatch(new RegExp(`${mate.id}|سارا کریمی`));
});

it("an order whose fields and stage are hidden tells its customer, a link holder and the SMS nothing of them", async () => {
  const canary = `قناری${randomUUID().replaceAll("-", "")}`;
  const { owner, stranger, department } = await aPortal(base.db);
  const orders = await aPipeline(base.db, { kind: "ORDER" });
  const hidden = orders.stages.technical;
  await base.db.stage.update({ where: { id: hidden.id }, data: { publicLabel: canary, name: canary, isPortalVisible: false } });
  await base.db.cardVisibility.create({ data: { kind: "ORDER", fields: ["stage", "dates"] } });
  const staff = createCaller(ctxOf(base.db, agent(await aUser(base.db, { name: canary }))));
  const made = await staff.orders.create({
    ...{ customerId: owner.id, pipelineId: orders.id, title: `سفارش ${canary}`, idempotencyKey: randomUUID(), discountRials: "7", shippingRials: "9" },
    ...{ carrier: canary, trackingCode: canary, trackingUrl: `https://${canary.length}.example/${encodeURIComponent(canary)}` },
    items: [{ title: canary, quantity: 1, unitRials: "987654321" }],
  });
  await base.db.smsTemplate.create({
    data: { key: "stageEntered", stageId: hidden.id, isOn: true, body: "{stage} {title} {tracking}", noLinkBody: "{stage}" },
  });
  const { version } = await staff.tickets.get({ number: made.number });
  await staff.board.move({ ticketId: made.id, toStageId: hidden.id, expectedVersion: version });
  await staff.tickets.addNote({ ticketId: made.id, body: `داخلی ${canary}`, portalVisible: false, idempotencyKey: randomUUID() });
  await staff.tickets.addNote({ ticketId: made.id, body: "پیام برای مشتری سفارش", portalVisible: true, idempotencyKey: randomUUID() });
  await base.db.user.updateMany({ where: { name: canary }, data: { name: "همکار" } });
  for (const actor of [customer(owner), link({ id: made.id, customerId: owner.id }), customer(stranger), anonymous]) {
    const said = await everythingFor(actor, { number: made.number, departmentId: department.id, canary });
    for (const secret of [canary, encodeURIComponent(canary), "987654321"]) expect(said, actor.kind).not.toContain(secret);
    expect(said.includes("پیام برای مشتری سفارش"), actor.kind).toBe(actor.kind === "link" || (actor.kind === "customer" && actor.customerId === owner.id));
  }
  const sms = await base.db.smsMessage.findMany({ where: { ticketId: made.id }, select: { variables: true, template: true } });
  expect(JSON.stringify(sms)).not.toContain(canary);
  expect(sms.map((one) => one.template)).not.toContain("stageEntered");
  await base.db.cardVisibility.deleteMany();
});

it("nothing internal goes out by SMS, and searching for it finds nothing", async () => {
  const { canary, owner, ticket } = await aTicketWithSecrets();
  expect(
    JSON.stringify(await base.db.smsMessage.findMany({ where: { ticketId: ticket.id } }), (_key, value) => (typeof value === "bigint" ? String(value) : value)),
  ).not.toContain(canary);
  const api = createCaller(ctxOf(base.db, customer(owner), minutesFromNow(5))).portal;
  expect((await api.tickets({ text: canary })).tickets).toEqual([]);
  expect((await api.tickets({ text: "پاسخ برای مشتری" })).tickets).toHaveLength(1);
});

it("another customer, the holder of another ticket's link and a number that does not exist get the same answer", async () => {
  const { stranger, ticket, owner } = await aTicketWithSecrets();
  const elsewhere = await aTicket(base.db, { customerId: owner.id });
  const refusal = async (actor: Actor, number: number) =>
    createCaller(ctxOf(base.db, actor))
      .portal.ticket({ number })
      .then(
        () => "opened",
        (error: { code: string; message: string }) => `${error.code} ${error.message}`,
      );
  const missing = await refusal(customer(stranger), 2_000_000_000);
  expect(await refusal(customer(stranger), ticket.number)).toBe(missing);
  expect(await refusal(link(elsewhere), ticket.number)).toBe(missing);
  expect(missing).toBe("NOT_FOUND ticket.not_found");
});

it("a ticket that gets another customer is gone for the old one at once, list, page, link and reply", async () => {
  const { owner, stranger, ticket } = await aTicketWithSecrets();
  const before = createCaller(ctxOf(base.db, customer(owner), minutesFromNow(5))).portal;
  const byLink = createCaller(ctxOf(base.db, link(ticket), minutesFromNow(5))).portal;
  expect((await before.tickets({})).tickets).toHaveLength(1);
  await base.db.ticket.update({ where: { id: ticket.id }, data: { customerId: stranger.id } });
  expect((await before.tickets({})).tickets).toEqual([]);
  for (const api of [before, byLink]) {
    await expect(api.ticket({ number: ticket.number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api.reply({ number: ticket.number, body: "هستم", idempotencyKey: randomUUID() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect((await createCaller(ctxOf(base.db, customer(stranger), minutesFromNow(5))).portal.tickets({})).tickets).toHaveLength(1);
});
