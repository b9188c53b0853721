import type { Actor } from "../actor";
import { may, type TicketSubject } from "../policy";
import { isPublic } from "../portal/view";

/** What the right to a file depends on. */
export type FileSubject = {
  state: "UPLOADING" | "READY" | "BLOCKED";
  uploadedByUserId: string | null;
  uploadedByCustomerId: string | null;
  uploadedByLinkId: string | null;
  ticket: TicketSubject | null;
  /** Whether customers may see the files of such a card. */
  isFileVisible: boolean;
  noteId: string | null;
  note: { portalVisible: boolean; publicAt: Date | null; createdAt: Date; deletedAt: Date | null } | null;
};

/**
 * May this actor have this file now? The right to a file is the right to what carries it (D20, S3): staff by the ticket; a customer or link
 * holder only what their own ticket's description or a note that is public by now carries. A file that nothing carries yet is its sender's alone.
 */
export function mayOpenFile(actor: Actor, file: FileSubject, now: Date): boolean {
  if (file.state !== "READY") return false;
  if (file.ticket === null) return isOwn(actor, file);
  if (!may(actor, "ticket.read", file.ticket)) return false;
  if (actor.kind !== "agent" && actor.kind !== "system" && !file.isFileVisible) return false;
  if (file.noteId === null) return true;
  if (file.note === null || file.note.deletedAt !== null) return false;
  return actor.kind === "agent" || isPublic(file.note, now);
}

function isOwn(actor: Actor, file: FileSubject): boolean {
  if (actor.kind === "agent") return file.uploadedByUserId === actor.userId;
  if (actor.kind === "customer") return file.uploadedByCustomerId === actor.customerId;
  return actor.kind === "link" && file.uploadedByLinkId === actor.linkId;
}
