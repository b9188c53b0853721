import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import "@/server/reactions";
import { moveCard } from "@/server/board/commands/move-card";
import { undoMove } from "@/server/board/commands/undo-move";
import { queueSms } from "@/server/messaging";
import { addNote } from "@/server/tickets/commands/add-note";
import { closeTicket, reopenTicket } from "@/server/tickets/commands/close-ticket";
import { createTicket } from "@/server/tickets/commands/create-ticket";
import { takeBackNote } from "@/server/tickets/commands/take-back-note";
import { getTicket } from "@/server/tickets/queries";
import { agent, ctxOf } from "../../support/actors";
import { testDatabase } from "../../support/db";
import { aCustomer, aDesk, aNote, aTicket, aUser } from "../../support/factories";
import { outcomeOf } from "../../support/refusals";
import { startSandbox } from "../../support/sandbox";
import { acceptedBy, aSender, SECOND, TestClock } from "../../support/sms";

const base = testDatabase();
let clock: TestClock;
let phones = 0;
beforeEach(async () => {
  await base.db.smsMessage.deleteMany();
  clock = new TestClock();
});

async function aScene() {
  const desk = await aDesk(base.db);
  const customer = await aCustomer(base.db, { phone: `+98917${1_000_000 + ++phones}` });
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, customerId: customer.id, lastSpeaker: "CUSTOMER", waitingSince: clock.now() });
  const ctx = () => ctxOf(base.db, agent(desk.user), clock.now());
  const queued = async () =>
    (await base.db.smsMessage.findMany({ where: { customerId: customer.id }, orderBy: { id: "asc" } })).map((sms) => `${sms.template} ${sms.state}`);
  const version = async () => (await base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id } })).version;
  const move = async (toStageId: string) => moveCard(ctx(), { ticketId: ticket.id, toStageId, expectedVersion: await version(), atEnd: false });
  const reply = (portalVisible = true) => addNote(ctx(), { ticketId: ticket.id, body: "سلام، حل شد", portalVisible, idempotencyKey: randomUUID() });
  return { ...desk, customer, ticket, ctx, queued, move, reply, version, stages: desk.pipeline.stages };
}

describe("a public note", () => {
  it("tells the customer ten seconds later; an internal one tells nobody", async () => {
    const { reply, queued, ticket } = await aScene();
    await reply(false);
    expect(await queued()).toEqual([]);
    const { noteId, publicAt } = await reply();
    expect(publicAt).toBe(new Date(clock.now().getTime() + 10 * SECOND).toISOString());
    const [sms] = await base.db.smsMessage.findMany({ where: { ticketId: ticket.id } });
    expect(sms).toMatchObject({ template: "publicReply", noteId, lane: "UPDATE", notBefore: new Date(publicAt ?? "") });
  });

  it("taken back in time: nothing is sent, it was never public, and the customer waits as before", async () => {
    const sandbox = await startSandbox();
    const { reply, ticket, ctx, queued } = await aScene();
    const waitingSince = clock.now();
    clock.advance(SECOND);
    const { noteId } = await reply();
    clock.advance(9 * SECOND);
    expect(await takeBackNote(ctx(), { noteId })).toMatchObject({ body: "سلام، حل شد" });
    expect(await queued()).toEqual(["publicReply CANCELLED"]);
    expect(await base.db.ticket.findUnique({ where: { id: ticket.id } })).toMatchObject({ lastSpeaker: "CUSTOMER", waitingSince, lastPublicStaffAt: null });
    clock.advance(60 * SECOND);
    await aSender(base.db, sandbox, clock).drain();
    expect(acceptedBy(sandbox)).toEqual([]);
    expect((await getTicket(ctx(), ticket.number)).timeline.filter((item) => item.type === "note")).toEqual([]);
    await sandbox.close();
  });

  it("is not taken back when its time is over, by somebody else, or twice", async () => {
    const { reply, ctx } = await aScene();
    const { noteId } = await reply();
    const other = await aUser(base.db);
    expect(await outcomeOf(takeBackNote(ctxOf(base.db, agent(other), clock.now()), { noteId }))).toBe("NOT_FOUND note.not_found");
    clock.advance(10 * SECOND);
    expect(await outcomeOf(takeBackNote(ctx(), { noteId }))).toBe("RULE_VIOLATION note.already_public");
    const second = await reply();
    await takeBackNote(ctx(), { noteId: second.noteId });
    expect(await outcomeOf(takeBackNote(ctx(), { noteId: second.noteId }))).toBe("NOT_FOUND note.not_found");
  });

  it("two notes taken back one after the other leave the ticket as it was before both", async () => {
    const { reply, ctx, ticket } = await aScene();
    const waitingSince = clock.now();
    clock.advance(SECOND);
    const first = await reply();
    clock.advance(SECOND);
    await takeBackNote(ctx(), { noteId: first.noteId });
    const second = await reply();
    clock.advance(SECOND);
    const third = await reply();
    await takeBackNote(ctx(), { noteId: third.noteId });
    await takeBackNote(ctx(), { noteId: second.noteId });
    expect(await base.db.ticket.findUnique({ where: { id: ticket.id } })).toMatchObject({ lastSpeaker: "CUSTOMER", waitingSince, lastPublicStaffAt: null });
  });

  it("shows what became of its SMS under it, also when another message spoke for it", async () => {
    const sandbox = await startSandbox();
    const { reply, ctx, ticket } = await aScene();
    await reply();
    await queueSms(base.db, { template: "closed", ticketId: ticket.id, now: clock.now() });
    const shown = async () => (await getTicket(ctx(), ticket.number)).timeline.flatMap((item) => (item.type === "note" ? [item.sms] : []));
    expect(await shown()).toMatchObject([{ state: "QUEUED", canResend: false, sentAt: null }]);
    sandbox.addFault({ mode: "status:411", match: "sms/send" });
    clock.advance(10 * SECOND);
    await aSender(base.db, sandbox, clock).drain();
    expect(await shown()).toMatchObject([{ state: "FAILED", reasonKey: "receptorInvalid", canResend: true }]);
    await sandbox.close();
  });
});

describe("filing and stages", () => {
  it("a ticket that a colleague opens is announced to its customer in its own words", async () => {
    const { ctx, customer, queued, department } = await aScene();
    const filed = { title: "کار تازه", description: "", customerId: customer.id, departmentId: department.id, priority: "NORMAL" as const, tagIds: [] };
    await createTicket(ctx(), filed);
    expect(await queued()).toEqual(["agentOpened QUEUED"]);
  });

  it("entering a waiting stage asks the customer, entering one with a text of its own says that, others say nothing", async () => {
    const { move, queued, stages } = await aScene();
    await base.db.smsTemplate.create({
      data: { key: "stageEntered", stageId: stages.technical.id, body: "{number} {stage} {link}", noLinkBody: "{number} {code}" },
    });
    await move(stages.working.id);
    expect(await queued()).toEqual([]);
    await move(stages.waiting.id);
    expect(await queued()).toEqual(["waiting QUEUED"]);
    await move(stages.technical.id);
    expect(await queued()).toEqual(["waiting CANCELLED", "stageEntered QUEUED"]);
  });

  it("closing by the button and by dragging tell the customer alike; undone within ten seconds nothing is said", async () => {
    const dragged = await aScene();
    await dragged.move(dragged.stages.closed.id);
    expect(await dragged.queued()).toEqual(["closed QUEUED"]);
    await undoMove(dragged.ctx(), { ticketId: dragged.ticket.id, expectedVersion: await dragged.version() });
    expect(await dragged.queued()).toEqual(["closed CANCELLED"]);
    const closed = await aScene();
    await closeTicket(closed.ctx(), { ticketId: closed.ticket.id, expectedVersion: await closed.version() } as never);
    expect(await closed.queued()).toEqual(["closed QUEUED"]);
    await reopenTicket(closed.ctx(), { ticketId: closed.ticket.id, expectedVersion: await closed.version() });
    expect(await closed.queued()).toEqual(["closed CANCELLED"]);
  });

  it("moving inside the closing stage closes nothing again", async () => {
    const { move, queued, stages } = await aScene();
    await move(stages.closed.id);
    await move(stages.closed.id);
    expect(await queued()).toEqual(["closed QUEUED"]);
  });

  it("a reply and the closing right after it are one message to the customer", async () => {
    const sandbox = await startSandbox();
    const { reply, move, stages, customer } = await aScene();
    await reply();
    await move(stages.closed.id);
    clock.advance(10 * SECOND);
    await aSender(base.db, sandbox, clock).drain();
    const phone = await base.db.customerPhone.findFirstOrThrow({ where: { customerId: customer.id } });
    const mine = acceptedBy(sandbox).filter((sent) => sent.receptor === `0${phone.e164.slice(3)}`);
    expect(mine).toMatchObject([{ message: expect.stringMatching(/^۲ به‌روزرسانی تیکت/) }]);
    await sandbox.close();
  });

  it("a customer's own note sends that customer nothing", async () => {
    const { ticket, customer, queued } = await aScene();
    await aNote(base.db, { ticketId: ticket.id, authorKind: "CUSTOMER", authorCustomerId: customer.id, portalVisible: true });
    expect(await queued()).toEqual([]);
  });
});
