import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createOrder } from "@/server/orders/commands/create-order";
import { editOrder } from "@/server/orders/commands/edit-order";
import { createCaller } from "@/server/router";
import { saveVisibility } from "@/server/visibility/commands/save-visibility";
import { agent, anonymous, ctxOf, customer, link } from "../../support/actors";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aPipeline, aTicket, aUser } from "../../support/factories";
import { aPortal } from "../../support/portal";

const base = testDatabase();
const NOTHING = { discountRials: 0n, shippingRials: 0n, carrier: "", trackingCode: "", trackingUrl: "" };

async function aShop() {
  const scene = await aPortal(base.db);
  const orders = await aPipeline(base.db, { kind: "ORDER" });
  const staff = ctxOf(base.db, agent(await aUser(base.db)));
  const admin = ctxOf(base.db, agent(await aUser(base.db, { role: "ADMIN" })));
  const make = (given: object = {}) =>
    createOrder(staff, {
      ...{ customerId: scene.owner.id, pipelineId: orders.id, idempotencyKey: randomUUID(), ...NOTHING },
      items: [
        { title: "چاپگر NP-200", quantity: 2, unitRials: 95_000_000n },
        { title: "ریبون رزین", quantity: 10, unitRials: 1_500_000n },
      ],
      ...given,
    });
  return { ...scene, orders, staff, admin, make };
}

const detail = (ctx: Parameters<typeof createCaller>[0], number: number) => createCaller(ctx).tickets.get({ number });

describe("an order", () => {
  it("enters its board with its lines, is named after them, and the same key makes no second one", async () => {
    const { make, staff, orders } = await aShop();
    const key = randomUUID();
    const made = await make({ idempotencyKey: key });
    expect(await make({ idempotencyKey: key })).toEqual(made);
    const card = await detail(staff, made.number);
    expect(card).toMatchObject({ title: "چاپگر NP-200 و ۱ قلم دیگر", pipeline: { id: orders.id, kind: "ORDER" }, stage: { kind: "NEW" } });
    expect(card.order?.items.map((item) => [item.title, item.quantity, item.unitRials])).toEqual([
      ["چاپگر NP-200", 2, "95000000"],
      ["ریبون رزین", 10, "1500000"],
    ]);
  });

  it("is not made in a stage of tickets", async () => {
    const { make, pipeline } = await aShop();
    await expect(make({ stageId: pipeline.stages.new.id })).rejects.toMatchObject({ reason: "order.not_an_order" });
  });

  it("remembers what an edit changed by ids and amounts, never a line's words; a stale one is refused", async () => {
    const { make, staff } = await aShop();
    const { id, number } = await make();
    const [printer] = (await detail(staff, number)).order?.items ?? [];
    const edit = {
      ...{ ticketId: id, expectedVersion: 1, ...NOTHING, discountRials: 1_000_000n, trackingCode: "TRK-1" },
      items: [
        { id: printer?.id, title: "چاپگر NP-300", quantity: 3, unitRials: 95_000_000n },
        { title: "قلم محرمانه", quantity: 1, unitRials: 10n },
      ],
    };
    expect(await editOrder(staff, edit)).toEqual({ version: 2 });
    await expect(editOrder(staff, edit)).rejects.toMatchObject({ code: "CONFLICT", reason: "order.changed_by_someone_else" });
    const after = (await detail(staff, number)).order;
    expect(after?.items.map((item) => item.title)).toEqual(["چاپگر NP-300", "قلم محرمانه"]);
    expect(after?.items[0]?.id).toBe(printer?.id);
    const fact = await base.db.activity.findFirstOrThrow({ where: { ticketId: id, event: "order.edited" } });
    const data = fact.data as { changes: Record<string, { from: unknown; to: unknown }> };
    expect(data.changes.totalRials).toEqual({ from: "205000000", to: "284000010" });
    expect(data.changes.trackingCode).toEqual({ from: "", to: "TRK-1" });
    expect(JSON.stringify(data)).not.toContain("محرمانه");
    // The same again is no edit.
    const same = { ...edit, expectedVersion: 2, items: (after?.items ?? []).map((item) => ({ ...item, unitRials: BigInt(item.unitRials) })) };
    expect(await editOrder(staff, same)).toEqual({ version: 2 });
    expect(await base.db.activity.count({ where: { ticketId: id, event: "order.edited" } })).toBe(1);
  });

  it("is what a card of an order board can become that had nothing yet; a ticket cannot", async () => {
    const { staff, orders, owner, department } = await aShop();
    const empty = await aTicket(base.db, { customerId: owner.id, pipelineId: orders.id });
    expect(await editOrder(staff, { ticketId: empty.id, expectedVersion: 0, ...NOTHING, items: [] })).toEqual({ version: 0 });
    expect(await editOrder(staff, { ticketId: empty.id, expectedVersion: 0, ...NOTHING, carrier: "پست", items: [] })).toEqual({ version: 1 });
    const ticket = await aTicket(base.db, { customerId: owner.id, departmentId: department.id });
    await expect(editOrder(staff, { ticketId: ticket.id, expectedVersion: 0, ...NOTHING, items: [] })).rejects.toMatchObject({ reason: "order.not_an_order" });
  });

  it("is among the customer's orders and not among their tickets; what they write on it moves nothing", async () => {
    const { make, owner, orders } = await aShop();
    const { id, number } = await make();
    await base.db.ticket.update({ where: { id }, data: { stageId: orders.stages.answered.id } });
    const api = createCaller(ctxOf(base.db, customer(owner), minutesFromNow(5))).portal;
    expect((await api.tickets({})).tickets).toEqual([]);
    expect((await api.orders({})).orders.map((order) => order.number)).toEqual([number]);
    await api.reply({ number, body: "کی می‌رسد؟", idempotencyKey: randomUUID() });
    expect((await base.db.ticket.findUniqueOrThrow({ where: { id } })).stageId).toBe(orders.stages.answered.id);
    await expect(api.close({ number })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api.reopen({ number })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("asks no survey when it is delivered", async () => {
    const { make, staff, orders } = await aShop();
    const { id, number } = await make();
    const { version } = await detail(staff, number);
    await createCaller(staff).board.move({ ticketId: id, toStageId: orders.stages.closed.id, expectedVersion: version });
    expect(await base.db.surveyInvitation.count({ where: { ticketId: id } })).toBe(0);
  });

  it("tells its customer of a stage only when a text was written for it, with the tracking code if that is shown", async () => {
    const { make, staff, admin, orders } = await aShop();
    const { id, number } = await make({ trackingCode: "TRK-9", carrier: "پست" });
    expect(await base.db.smsMessage.count({ where: { ticketId: id } })).toBe(0);
    const shipped = orders.stages.answered.id;
    await base.db.smsTemplate.create({ data: { key: "stageEntered", stageId: shipped, isOn: true, body: "{stage} {tracking}", noLinkBody: "{stage}" } });
    const move = async (toStageId: string) =>
      createCaller(staff).board.move({ ticketId: id, toStageId, expectedVersion: (await detail(staff, number)).version });
    await move(shipped);
    const words = async () => (await base.db.smsMessage.findFirstOrThrow({ where: { ticketId: id }, orderBy: { id: "desc" } })).variables;
    expect(await words()).toMatchObject({ tracking: "پست TRK-9", stage: "پاسخ داده شده" });
    await saveVisibility(admin, { kind: "ORDER", expectedVersion: 0, fields: ["title"], pipelines: [] });
    await move(orders.stages.working.id);
    await move(shipped);
    expect(await words()).toMatchObject({ tracking: "", stage: "" });
    await base.db.cardVisibility.deleteMany();
  });
});

describe("what administrators decide about visibility", () => {
  it("is obeyed by page, list, link and search at once, and leaves a fact", async () => {
    const { make, admin, owner, orders } = await aShop();
    const { id, number } = await make({ trackingCode: "TRK-CANARY" });
    const who = [customer(owner), link({ id, customerId: owner.id })];
    const read = async () =>
      JSON.stringify(await Promise.all(who.map((actor) => createCaller(ctxOf(base.db, actor, minutesFromNow(5))).portal.ticket({ number }))));
    for (const mark of ["95000000", "TRK-CANARY", "ریبون رزین"]) expect(await read()).toContain(mark);
    const stages = Object.values(orders.stages);
    const visibleStageIds = stages.filter((stage) => stage.slug !== "technical").map((stage) => stage.id);
    const saved = await saveVisibility(admin, {
      ...{ kind: "ORDER", expectedVersion: 0, fields: ["title", "stage"] },
      pipelines: [{ pipelineId: orders.id, expectedVersion: 1, visibleStageIds }],
    });
    expect(saved).toEqual({ version: 1 });
    for (const mark of ["95000000", "205000000", "TRK-CANARY", "ریبون رزین"]) expect(await read()).not.toContain(mark);
    expect((await base.db.stage.findUniqueOrThrow({ where: { id: orders.stages.technical.id } })).isPortalVisible).toBe(false);
    expect(await base.db.activity.count({ where: { event: "visibility.edited", subjectId: "ORDER" } })).toBeGreaterThan(0);
    await expect(saveVisibility(admin, { kind: "ORDER", expectedVersion: 0, fields: [], pipelines: [] })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(
      saveVisibility(admin, { kind: "ORDER", expectedVersion: 1, fields: [], pipelines: [{ pipelineId: orders.id, expectedVersion: 1, visibleStageIds }] }),
    ).rejects.toMatchObject({ code: "CONFLICT", reason: "visibility.changed_by_someone_else" });
    await base.db.cardVisibility.deleteMany();
  });

  it("hides a title from the portal's search too", async () => {
    const { admin, owner, department } = await aShop();
    await aTicket(base.db, { customerId: owner.id, departmentId: department.id, title: "شترمرغ", description: "زرافه" });
    const search = async (text: string) => (await createCaller(ctxOf(base.db, customer(owner))).portal.tickets({ text })).tickets.length;
    expect([await search("شترمرغ"), await search("زرافه")]).toEqual([1, 1]);
    await saveVisibility(admin, { kind: "TICKET", expectedVersion: 0, fields: ["description"], pipelines: [] });
    expect([await search("شترمرغ"), await search("زرافه")]).toEqual([0, 1]);
    await base.db.cardVisibility.deleteMany();
  });

  it("shows orders in the menu to customers only", async () => {
    const { owner } = await aShop();
    expect(await createCaller(ctxOf(base.db, customer(owner))).portal.hasOrders()).toBe(true);
    await expect(createCaller(ctxOf(base.db, anonymous)).portal.hasOrders()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
