import { tickets as words } from "@/messages/fa/tickets";
import { flush } from "@/server/platform/outbox";
import type { Reaction } from "@/server/platform/reactions";

/**
 * A ticket was reopened, by whichever side: it stays with the one who handled it (N6), unless that person is away or has left. Then
 * nobody is responsible, the department is, and a note for colleagues says so. Taking a closing back (واگرد) is no reopening, and whoever
 * reopens an own ticket is here. The version is not raised again: the reopening has done that in this same transaction.
 */
export const handBack: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event === "card.moved" && fact.data.undoes !== undefined) return;
  const ticket = await tx.ticket.findUnique({
    where: { id: fact.ticketId },
    select: { pipelineId: true, department: { select: { name: true } }, responsible: { select: { id: true, name: true, isActive: true, isAway: true } } },
  });
  const former = ticket?.responsible;
  if (!ticket || !former || (former.isActive && !former.isAway)) return;
  if (ctx.actor.kind === "agent" && ctx.actor.userId === former.id) return;
  await tx.ticket.update({ where: { id: fact.ticketId }, data: { responsibleId: null } });
  const note = await tx.note.create({
    data: {
      ticketId: fact.ticketId,
      authorKind: "SYSTEM",
      body: words.handedBack(former.name, ticket.department.name, former.isActive),
      portalVisible: false,
      createdAt: ctx.now,
    },
    select: { id: true },
  });
  const where = { ticketId: fact.ticketId, pipelineIds: [ticket.pipelineId] };
  await flush(tx, { ...ctx, actor: { kind: "system", job: "tickets.handBack" } }, [
    { ...where, event: "ticket.assigned", data: { from: former.id, to: null } },
    { ...where, event: "note.added", data: { noteId: note.id, portalVisible: false, by: "SYSTEM" } },
  ]);
};
