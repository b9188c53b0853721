import { AppError } from "@/domain/errors";
import type { Mention } from "@/domain/tickets/mentions";
import { command } from "@/server/platform/command";

/** Keeps what somebody is writing on a card, for that person only (T8); an empty text forgets it. */
export const saveDraft = command({
  action: "draft.save",
  load: async (tx, input: { ticketId: string; body: string; portalVisible: boolean; mentions?: Mention[] }) => {
    const ticket = await tx.ticket.findUnique({ where: { id: input.ticketId }, select: { id: true, customerId: true } });
    if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
    return ticket;
  },
  run: async ({ tx, actor, now, input }): Promise<void> => {
    if (actor.kind !== "agent") return;
    const id = { userId: actor.userId, ticketId: input.ticketId };
    if (input.body.trim() === "") {
      await tx.draft.deleteMany({ where: id });
      return;
    }
    const kept = { body: input.body, portalVisible: input.portalVisible, mentions: input.mentions ?? [], updatedAt: now };
    await tx.draft.upsert({ where: { userId_ticketId: id }, create: { ...id, ...kept }, update: kept });
  },
});
