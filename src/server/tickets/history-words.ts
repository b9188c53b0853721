import type { EventData } from "@/domain/events";
import type { ActivityWords } from "@/domain/tickets/detail";
import type { Db } from "@/server/platform/db";

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
  userId?: string;
  isFollowing?: boolean;
};

type Name = (id: unknown) => string | null;
/** Why a card was referred: it stands beside the facts, and only the card shows it. */
type ReasonOf = (referralId: string) => string | null;

/** One sentence's worth of words per changed field; a move inside one stage says nothing. */
export function historyWords(event: string, given: unknown, name: Name, reasonOf: ReasonOf = () => null): ActivityWords[] {
  if (event === "ticket.referred") return [referral(given as EventData["ticket.referred"], name, reasonOf)];
  const data = given as Data;
  if (event === "ticket.promised") return [{ from: data.from ?? null, to: data.to ?? null }];
  if (event === "ticket.followed") return [{ to: name(data.userId), isFollowing: data.isFollowing === true }];
  if (event === "ticket.edited" || event === "order.edited") {
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

function referral(data: EventData["ticket.referred"], name: Name, reasonOf: ReasonOf): ActivityWords {
  const who = (hands: { userId: string | null; departmentId: string }) => name(hands.userId) ?? name(hands.departmentId);
  return { kind: data.kind, from: who(data.from), to: who(data.to), reason: reasonOf(data.referralId), stage: data.toStageId ? name(data.toStageId) : null };
}

function fieldOf(key: string): ActivityWords["field"] {
  const fields: Record<string, ActivityWords["field"]> = {
    title: "title",
    priority: "priority",
    categoryId: "category",
    tagIds: "tags",
    dueAt: "dueAt",
    departmentId: "department",
    product: "product",
    items: "items",
    prices: "prices",
    totalRials: "total",
    discountRials: "discount",
    shippingRials: "shipping",
    carrier: "carrier",
    trackingCode: "tracking",
    trackingUrl: "trackingUrl",
  };
  return fields[key];
}

function wordsOf(key: string, value: unknown, name: (id: unknown) => string | null): string | null {
  // Lines and prices of an order say by themselves only that they changed.
  if (value === null || value === undefined || key === "items" || key === "prices") return null;
  if (Array.isArray(value)) return value.map((id) => name(id) ?? "").join("، ");
  return key.endsWith("Id") ? name(value) : String(value);
}

/** The present names of every stage, pipeline, person, category, department, tag and company that a history mentions. */
export async function namesIn(db: Db, activities: readonly { data: unknown }[]): Promise<(id: unknown) => string | null> {
  const ids = [...new Set(JSON.stringify(activities.map((a) => a.data)).match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? [])];
  if (ids.length === 0) return () => null;
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT "id"::text AS "id", "name" FROM "Stage" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "User" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Category" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Department" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Pipeline" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Company" WHERE "id" = ANY(${ids}::uuid[]) UNION ALL
    SELECT "id"::text, "name" FROM "Tag" WHERE "id" = ANY(${ids}::uuid[])`;
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (id) => (typeof id === "string" ? (names.get(id) ?? null) : null);
}
