import type { Reaction } from "@/server/platform/reactions";
import { notify, notifyAnswerable } from "./notify";

/**
 * Tells whoever answers for a card what happened to it (D17, N4): a new ticket, a customer's answer, a reopening by whichever side. One entry
 * per person and card, with a counter; own actions never notify. Taking a closing back (واگرد) is no reopening.
 */
export const tellTeam: Reaction = async ({ tx, ctx, fact }) => {
  const told = { actor: ctx.actor, at: ctx.now };
  switch (fact.event) {
    case "ticket.created": {
      if (fact.data.channel === "IMPORT") return;
      const ticket = await tx.ticket.findUnique({
        where: { id: fact.ticketId },
        select: { responsibleId: true, activities: { where: { event: "ticket.assigned" }, take: 1, select: { id: true } } },
      });
      // A colleague filed it for this person; what a rule gave to somebody has told that person already (tellAssigned).
      if (ctx.actor.kind === "agent" && ticket?.responsibleId && ticket.activities.length === 0) {
        return notify(tx, { ...told, ticketId: fact.ticketId, reason: "assigned" }, [ticket.responsibleId]);
      }
      return notifyAnswerable(tx, { ...told, ticketId: fact.ticketId, reason: "ticket_filed" });
    }
    case "note.added":
      if (fact.data.by === "CUSTOMER") await notifyAnswerable(tx, { ...told, ticketId: fact.ticketId, reason: "customer_replied" });
      return;
    case "ticket.reopened":
      return notifyAnswerable(tx, { ...told, ticketId: fact.ticketId, reason: "ticket_reopened" });
    case "card.moved":
      if (fact.data.crosses === "reopened" && fact.data.undoes === undefined) {
        await notifyAnswerable(tx, { ...told, ticketId: fact.ticketId, reason: "ticket_reopened" });
      }
      return;
  }
};

/** A card was put into somebody's hands, by a colleague or by a rule. */
export const tellAssigned: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "ticket.assigned" || fact.data.to === null) return;
  await notify(tx, { reason: "assigned", ticketId: fact.ticketId, actor: ctx.actor, at: ctx.now }, [fact.data.to]);
};

/** A card was referred or given back: to a person, or to a department, whose people are all told then. */
export const tellReferred: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "ticket.referred") return;
  const reason = fact.data.kind === "RETURN" ? "returned" : "referred";
  await notifyAnswerable(tx, { reason, ticketId: fact.ticketId, actor: ctx.actor, at: ctx.now });
};
