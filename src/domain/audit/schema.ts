import { z } from "zod";
import { toLatinDigits } from "@/persian/digits";
import type { ActivityWords } from "../tickets/detail";

/** What somebody may want to see of the audit alone. */
export const eventGroups = ["sign_in", "access", "settings", "exports", "tickets", "customers"] as const;
export type EventGroup = (typeof eventGroups)[number];

/** Who did it, besides one member of staff by id. */
export const actorGroups = ["staff", "customers", "system", "nobody"] as const;

const Day = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** The filters of the audit, as they stand in the address. `who`: a member of staff, or a group of actors. Days are Tehran's. */
export const AuditFilter = z
  .object({
    who: z.union([z.enum(actorGroups), z.uuid()]).optional(),
    kind: z
      .string()
      .regex(/^[a-z_]{1,20}$/)
      .optional(),
    group: z.enum(eventGroups).optional(),
    from: Day.optional(),
    to: Day.optional(),
    ticket: z.int().positive().max(2_000_000_000).optional(),
    /** One thing, by id: what the links of other pages name. */
    subject: z
      .string()
      .regex(/^[\w-]{1,60}$/)
      .optional(),
    q: z.string().trim().min(1).max(100).optional(),
  })
  .strict();
export type AuditFilter = z.infer<typeof AuditFilter>;

export const ListAuditInput = AuditFilter.extend({ before: z.string().max(60).optional() }).strict();

const fields = ["who", "kind", "group", "from", "to", "ticket", "subject", "q"] as const;

/** The filters in an address; what makes no sense is left out. */
export function auditFilterOf(given: Readonly<Record<string, string | string[] | undefined>>): AuditFilter {
  const found: Record<string, unknown> = {};
  for (const field of fields) {
    const text = [given[field]].flat()[0]?.trim();
    if (!text) continue;
    const value = field === "ticket" ? Number(toLatinDigits(text).replace(/\D/g, "")) : text;
    if (AuditFilter.shape[field].safeParse(value).success) found[field] = value;
  }
  return AuditFilter.parse(found);
}

/** The filters as an address has them, without the question mark. */
export function auditQuery(filter: AuditFilter): string {
  const query = new URLSearchParams();
  for (const field of fields) if (filter[field] !== undefined) query.set(field, String(filter[field]));
  return query.toString();
}

/** Where the next page begins: the last row's moment and id. */
export type Cursor = { at: Date; id: bigint };
export const cursorText = ({ at, id }: Cursor): string => `${at.getTime()}.${id}`;

export function cursorIn(text: string): Cursor | null {
  const [, at, id] = /^(\d{1,16})\.(-?\d{1,19})$/.exec(text) ?? [];
  return at && id ? { at: new Date(Number(at)), id: BigInt(id) } : null;
}

/** A thing or a person that a row tells of; `href` when there is a page about it. */
export type AuditName = { kind: string; id: string | null; name: string; href: string | null };

/** One detail of a row: what changed from what to what, or (`from` undefined) what it says. Ids of things are replaced by their names. */
export type AuditDetail = { field: string; from?: unknown; to?: unknown };

export type AuditRow = {
  id: string;
  at: string;
  event: string;
  who: AuditName;
  subject: AuditName;
  /** What the card's history says of it; empty for anything but tickets. */
  history: readonly ActivityWords[];
  details: readonly AuditDetail[];
  /** Position and hash of its seal; null until the worker has sealed it. */
  seal: { position: string; hash: string } | null;
};

export type AuditPage = { rows: AuditRow[]; next: string | null };

/** What the page says of the chain. `lastCheck`: when all of it was last computed anew, and how many places were wrong. */
export type ChainState = {
  sealed: number;
  head: string | null;
  sealedAt: string | null;
  waiting: number;
  waitingSince: string | null;
  lastCheck: { at: string; problems: number } | null;
};
