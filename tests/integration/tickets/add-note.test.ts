import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { addNote } from "@/server/tickets/commands/add-note";
import { saveDraft } from "@/server/tickets/commands/save-draft";
import { agent, ctxOf, system } from "../../support/actors";
import { activitiesOf, boardLog } from "../../support/board";
import { minutesFromNow, NOW } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aTicket, noId } from "../../support/factories";
import { expectStaffOnly, outcomeOf } from "../../support/refusals";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const waitingSince = minutesFromNow(-90);
  const ticket = await aTicket(base.db, {
    departmentId: desk.department.id,
    stageId: desk.pipeline.stages.new.id,
    customerId: desk.customer.id,
    lastSpeaker: "CUSTOMER",
    waitingSince,
    lastCustomerAt: waitingSince,
  });
  const note = (given: object = {}) => ({ ticketId: ticket.id, body: "متن محرمانه", portalVisible: false, idempotencyKey: randomUUID(), ...given });
  const stored = () => base.db.ticket.findUniqueOrThrow({ where: { id: ticket.id }, include: { notes: true } });
  return { ...desk, ticket, note, stored, waitingSince, ctx: ctxOf(base.db, agent(desk.user)) };
}

it("a public note is the writer's, answers the customer, and nobody waits any more", async () => {
  const { ctx, note, stored, user } = await aScene();
  const { noteId } = await addNote(ctx, note({ portalVisible: true, body: "سلام" }));
  const ticket = await stored();
  expect(ticket).toMatchObject({ lastSpeaker: "STAFF", waitingSince: null, lastPublicStaffAt: NOW, version: 1 });
  expect(ticket.notes).toMatchObject([{ id: noteId, body: "سلام", portalVisible: true, authorKind: "STAFF", authorUserId: user.id, createdAt: NOW }]);
});

it("an internal note changes nothing of what the customer is told or still waits for", async () => {
  const { ctx, note, stored, waitingSince } = await aScene();
  await addNote(ctx, note());
  expect(await stored()).toMatchObject({ lastSpeaker: "CUSTOMER", waitingSince, lastPublicStaffAt: null, notes: [{ portalVisible: false }] });
});

it("the same note posted twice, one after the other or at once, is one note with one fact", async () => {
  const { ctx, note, stored, ticket, pipeline } = await aScene();
  const once = note();
  const answers = await Promise.all(Array.from({ length: 5 }, () => addNote(ctx, once)));
  answers.push(await addNote(ctx, once));
  expect(new Set(answers.map((answer) => answer.noteId)).size).toBe(1);
  expect((await stored()).notes).toHaveLength(1);
  expect(await activitiesOf(base.db, ticket.id)).toHaveLength(1);
  expect((await boardLog(base.db, pipeline.id)).version).toBe(1);
});

it("a key that another ticket's note has already is refused as bad input, not as a fault of ours", async () => {
  const { ctx, note } = await aScene();
  const used = note();
  await addNote(ctx, used);
  const other = await aTicket(base.db);
  expect(await outcomeOf(addNote(ctx, { ...used, ticketId: other.id }))).toBe("INVALID_INPUT input.invalid");
});

it("the history says that there was a note, never what it said", async () => {
  const { ctx, note, ticket } = await aScene();
  const { noteId } = await addNote(ctx, note());
  const [fact] = await activitiesOf(base.db, ticket.id);
  expect(fact).toMatchObject({ event: "note.added", data: { noteId, portalVisible: false, by: "STAFF" } });
  expect(JSON.stringify(fact?.data)).not.toContain("محرمانه");
});

it("the writer's draft of this card is gone with the note, everybody else's stays", async () => {
  const { ctx, note, ticket } = await aScene();
  const other = (await aDesk(base.db)).user;
  const otherCtx = ctxOf(base.db, agent(other));
  for (const who of [ctx, otherCtx]) await saveDraft(who, { ticketId: ticket.id, body: "پیش‌نویس", portalVisible: true });
  await addNote(ctx, note());
  expect((await base.db.draft.findMany({ where: { ticketId: ticket.id } })).map((draft) => draft.userId)).toEqual([other.id]);
});

it("only staff and the system may, and a customer cannot make an internal note", async () => {
  const { note, ticket, stored } = await aScene();
  await expectStaffOnly(ticket, (actor) => addNote(ctxOf(base.db, actor), note()));
  await expectStaffOnly(ticket, (actor) => addNote(ctxOf(base.db, actor), note({ portalVisible: true })));
  expect((await stored()).notes).toEqual([]);
  await addNote(ctxOf(base.db, system), note());
  expect((await stored()).notes).toMatchObject([{ authorKind: "SYSTEM", authorUserId: null }]);
});

it("is refused for a ticket that does not exist", async () => {
  const { ctx, note } = await aScene();
  expect(await outcomeOf(addNote(ctx, note({ ticketId: noId() })))).toBe("NOT_FOUND ticket.not_found");
});
