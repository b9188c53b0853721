import type { AddCustomerNoteInput } from "@/domain/customers/schema";
import { AppError } from "@/domain/errors";
import { publicFrom } from "@/domain/tickets/public-from";
import { command } from "@/server/platform/command";
import { tell } from "@/server/platform/tell";
import { lockedCustomer } from "../locked-customer";

/**
 * Writes a note on a record, outside any ticket (N14). With `portalVisible` the customer reads it in the portal once the moment in which it
 * can be taken back is over; without, nobody but staff ever does. The same note sent twice is one note.
 */
export const addCustomerNote = command({
  action: "customer.edit",
  load: (tx, input: AddCustomerNoteInput) => lockedCustomer(tx, input),
  run: async ({ tx, actor, now, input, subject: customer, emit }): Promise<{ id: string }> => {
    if (input.body === "") throw new AppError("INVALID_INPUT", "note.empty");
    const known = await tx.customerNote.findUnique({ where: { idempotencyKey: input.idempotencyKey }, select: { id: true, customerId: true } });
    if (known?.customerId === customer.id) return { id: known.id };
    const { body, portalVisible, idempotencyKey } = input;
    const note = await tx.customerNote.create({
      data: {
        customerId: customer.id,
        authorUserId: actor.kind === "agent" ? actor.userId : null,
        body,
        portalVisible,
        idempotencyKey,
        publicAt: portalVisible ? publicFrom(actor.kind === "agent" ? "STAFF" : "SYSTEM", now) : null,
        createdAt: now,
      },
      select: { id: true, publicAt: true },
    });
    if (note.publicAt) await tell(tx, "kariz_customer", { customerId: customer.id, publicAt: note.publicAt.toISOString() });
    emit({ event: "customer.note_added", subject: { kind: "customer", id: customer.id }, data: { noteId: note.id, portalVisible } });
    return { id: note.id };
  },
});
