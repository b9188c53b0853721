import type { FileItem } from "@/domain/attachments/schema";
import type { ActivityItem, CallItem, NoteItem, Speaker, TextItem, TimelineItem } from "@/domain/tickets/detail";
import type { Db } from "@/server/platform/db";
import { historyWords, namesIn } from "./history-words";
import { smsOfNotes, textsOf } from "./sms-of-notes";

const named = { select: { id: true, name: true } } as const;

/** Notes, SMS in one's own words and history of a ticket for staff, oldest first. Internal notes are in it: never send this to a customer. */
export async function timelineOf(db: Db, ticketId: string, files: Promise<(noteId: string) => FileItem[]>): Promise<TimelineItem[]> {
  const [notes, activities, sms, texts, calls, reasons, filesOf] = await Promise.all([
    db.note.findMany({
      where: { ticketId, deletedAt: null },
      orderBy: { createdAt: "asc" },
      include: { authorUser: named, authorCustomer: named, mentions: { orderBy: { start: "asc" }, include: { user: named } } },
    }),
    db.activity.findMany({
      where: { ticketId, event: { notIn: ["note.added", "note.taken_back", "call.logged"] } },
      orderBy: { id: "asc" },
      include: { actorUser: named, actorCustomer: named },
    }),
    smsOfNotes(db, ticketId),
    textsOf(db, ticketId),
    db.callLog.findMany({ where: { ticketId }, orderBy: { startedAt: "asc" }, include: { user: named } }),
    db.referral.findMany({ where: { ticketId }, select: { id: true, reason: true } }),
    files,
  ]);
  const words = await namesIn(db, activities);
  const reasonOf = (id: string) => reasons.find((referral) => referral.id === id)?.reason ?? null;
  const items: TimelineItem[] = [
    ...notes.map(
      (note): NoteItem => ({
        type: "note",
        id: note.id,
        at: note.createdAt.toISOString(),
        author: speaker(note.authorKind, note.authorUser ?? note.authorCustomer),
        body: note.body,
        portalVisible: note.portalVisible,
        mentions: note.mentions.map(({ userId, start, end, user }) => ({ userId, start, end, name: user.name })),
        files: filesOf(note.id),
        editedAt: note.editedAt?.toISOString() ?? null,
        publicAt: note.publicAt?.toISOString() ?? null,
        sms: sms.get(note.id) ?? null,
      }),
    ),
    ...texts.map(({ user, ...text }): TextItem => ({ type: "text", ...text, author: speaker("STAFF", user) })),
    ...calls.map(
      ({ id, startedAt, user, direction, phone, seconds, summary }): CallItem => ({
        ...{ type: "call", id, at: startedAt.toISOString(), author: speaker("STAFF", user) },
        ...{ direction, phone, seconds, body: summary },
      }),
    ),
    ...activities.flatMap((activity) => {
      const actor = speaker(activity.actorUser ? "STAFF" : activity.actorCustomer ? "CUSTOMER" : "SYSTEM", activity.actorUser ?? activity.actorCustomer);
      const at = activity.at.toISOString();
      return historyWords(activity.event, activity.data, words, reasonOf).map(
        (data, index): ActivityItem => ({ type: "activity", id: `${activity.id}.${index}`, at, actor, event: activity.event, data }),
      );
    }),
  ];
  return items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function speaker(kind: Speaker["kind"], person: { id: string; name: string } | null): Speaker {
  return { kind: person ? kind : "SYSTEM", id: person?.id ?? null, name: person?.name ?? "" };
}
