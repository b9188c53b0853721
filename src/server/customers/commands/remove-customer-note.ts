import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { tell } from "@/server/platform/tell";

/** Takes a note off a record and, if it was public, out of the portal. For its author and for supervisors; removing it twice is removing it once. */
export const removeCustomerNote = command({
  action: "customer.removeNote",
  load: async (tx, input: { noteId: string }) => {
    const note = await tx.customerNote.findUnique({ where: { id: input.noteId } });
    if (!note) throw new AppError("NOT_FOUND", "customer.note_not_found");
    return { customerId: note.customerId, authorId: note.authorUserId, note };
  },
  run: async ({ tx, now, subject: { note }, emit }): Promise<void> => {
    const removed = await tx.customerNote.updateMany({ where: { id: note.id, deletedAt: null }, data: { deletedAt: now } });
    if (removed.count === 0) return;
    // One that its customer never saw was never there.
    if (note.portalVisible && note.publicAt && note.publicAt <= now) await tell(tx, "kariz_customer", { customerId: note.customerId, publicAt: null });
    emit({
      event: "customer.note_removed",
      subject: { kind: "customer", id: note.customerId },
      data: { noteId: note.id, portalVisible: note.portalVisible },
    });
  },
});
