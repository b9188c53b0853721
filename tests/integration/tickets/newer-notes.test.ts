import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { addNote } from "@/server/tickets/commands/add-note";
import { agent, ctxOf } from "../../support/actors";
import { minutesFromNow } from "../../support/clock";
import { testDatabase } from "../../support/db";
import { aDesk, aNote, aTicket } from "../../support/factories";

const base = testDatabase();

async function aScene() {
  const desk = await aDesk(base.db);
  const ticket = await aTicket(base.db, { departmentId: desk.department.id, stageId: desk.pipeline.stages.new.id, customerId: desk.customer.id });
  const send = (lastSeenNoteId?: string | null, at = minutesFromNow(30)) =>
    addNote(ctxOf(base.db, agent(desk.user), at), {
      ...{ ticketId: ticket.id, body: "پاسخ من", portalVisible: true, idempotencyKey: randomUUID() },
      ...(lastSeenNoteId === undefined ? {} : { lastSeenNoteId }),
    });
  const theirs = (minutes: number) =>
    aNote(base.db, {
      ticketId: ticket.id,
      authorKind: "CUSTOMER",
      authorCustomerId: desk.customer.id,
      portalVisible: true,
      createdAt: minutesFromNow(minutes),
    });
  return { ...desk, ticket, send, theirs };
}

it("a note is held back, once, when somebody else has written after what the writer has read; sent anyway, it goes out", async () => {
  const { send, theirs, ticket } = await aScene();
  const read = await theirs(1);
  await send(read.id, minutesFromNow(2));
  const unread = await theirs(5);
  await expect(send(read.id)).rejects.toMatchObject({ code: "CONFLICT", reason: "note.newer_arrived", data: { count: 1 } });
  expect(await base.db.note.count({ where: { ticketId: ticket.id } })).toBe(3);
  await send(unread.id);
  await send();
  expect(await base.db.note.count({ where: { ticketId: ticket.id } })).toBe(5);
});

it("who began before anything was written is held back by the first note, their own and taken-back ones never count", async () => {
  const { send, theirs, ticket, user } = await aScene();
  await aNote(base.db, { ticketId: ticket.id, authorUserId: user.id, createdAt: minutesFromNow(1) });
  await aNote(base.db, { ticketId: ticket.id, createdAt: minutesFromNow(2), deletedAt: minutesFromNow(3) });
  await send(null);
  await theirs(4);
  await expect(send(null)).rejects.toMatchObject({ reason: "note.newer_arrived" });
});
