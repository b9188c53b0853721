import type { FileItem } from "@/domain/attachments/schema";
import type { ActivityItem, ActivityWords, NoteItem, Speaker, TextItem, TimelineItem } from "@/domain/tickets/detail";
import type { Db } from "@/server/platform/db";
import { smsOfNotes, textsOf } from "./sms-of-notes";

const named = { select: { id: true, name: true } } as const;

/** Notes, SMS in one's own words and history of a ticket for staff, oldest first. Internal notes are in it: never send this to a customer. */
export async function timelineOf(db: Db, ticketId: string, files: Promise<(noteId: string) => FileItem[]>): Promise<TimelineItem[]> {
  const [notes, activities, sms, texts, filesOf] = await Promise.all([
    db.note.findMany({
      where: { ticketId, deletedAt: null },
      orderBy: { createdAt: "asc" },
      include: { authorUser: named, authorCustomer: named, mentions: { orderBy: { start: "asc" }, include: { user: named } } },
    }),
    db.activity.findMany({
      where: { ticketId, event: { notIn: ["note.added", "note.taken_back"] } },
      orderBy: { id: "asc" },
      include: { actorUser: named, actorCustomer: named },
    }),
    smsOfNotes(db, ticketId),
    textsOf(db, ticketId),
    files,
  ]);
  const words = await namesIn(db, activities);
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
    ...activities.flatMap((activity) => {
      const actor = speaker(activity.actorUser ? "STAFF" : activity.actorCustomer ? "CUSTOMER" : "SYSTEM", activity.actorUser ?? activity.actorCustomer);
      const at = activity.at.toISOString();
      return sentences(activity.event, activity.data as Data, words).map(
        (data, index): ActivityItem => ({ type: "activity", id: `${activity.id}.${index}`, at, actor, event: activity.event, data }),
      );
    }),
  ];
  return items.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

type Data = {
  fromStageId?: string;
  toStageId?: string;
  undoes?: string;
  because?: string;
  from?: string | null;
  to?: string | null;
  changes?: Record<string, { from: unknown; to: unknown }>;
  outcome?: string | null;
  rule?: string;
  score?: number;
  isLow?: boolean;
  wasLow?: boolean;
};

function speaker(kind: Speaker["kind"], person: { id: string; name: string } | null): Speaker {
  return { kind: person ? kind : "SYSTEM", id: person?.id ?? null, name: person?.name ?? "" };
}

/** One sentence's worth of words per changed field; a move inside one stage says nothing. */
function sentences(event: string, data: Data, name: (id: unknown) => string | null): ActivityWords[] {
  if (event === "ticket.edited") {
    return Object.entries(data.changes ?? {}).map(([key, change]) => ({
      field: fieldOf(key),
      from: wordsOf(key, change.from, name),
      to: wordsOf(key, change.to, name),
    }));
  }
  if (event === "ticket.assigned") return [{ field: "responsible", from: name(data.from), to: name(data.to), isByRule: data.rule !== undefined }];
  if (event === "survey.answered") {
    const before = data.from === null || data.from === undefined ? null : String(data.from);
    return [{ from: before, to: String(data.score ?? ""), isLow: data.isLow === true && data.wasLow !== true }];
  }
  if (event === "card.moved" && data.fromStageId === data.toStageId) return [];
  if (data.toStageId)
    return [
      {
        from: name(data.fromStageId),
        to: name(data.toStageId),
        isUndo: data.undoes !== undefined,
        isDeletion: data.because === "stage.deleted",
        outcome: data.outcome ?? null,
      },
    ];
  return [{}];
}

function fieldOf(key: string): ActivityWords["field"] {
  const fields: Record<string, ActivityWords["field"]> = {
    title: "title",
    priority: "priority",
    categoryId: "category",
    tagIds: "tags",
    dueAt: "dueAt",
    departmentId: "department",
  };
  return fields[key];
}

function wordsOf(key: string, value: unknown, name: (id: unknown) => string | null): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((id) => name(id) ?? "").join("، ");
  return key.endsWith("Id") ? name(value) : String(value);
}

/** The present names of every stage, person, category, department and tag that a history mentions. */
async function namesIn(db: Db, activities: readonly { data: unknown }[]): Promise<(id: unknown) => string | null> {
  const ids = [...new Set(JSON.stringify(activities.map((a) => a.data)).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])];
  if (ids.length === 0) return () => null;
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id"::text AS "id", "name" FROM "Stage" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "User" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Category" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Department" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Tag" WHERE "id" = ANY(${ids}::uuid[])`;
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (id) => (typeof id === "string" ? (names.get(id) ?? null) : null);
}
