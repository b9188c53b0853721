import { z } from "zod";
import { cleanLine } from "@/persian/text";
import { type CustomerColumn, columnNames, customerSorts } from "./list-terms";
import { FACT_LIMIT, NAME_LIMIT } from "./terms";

const Day = z.iso.date();
const words = (limit: number) => z.string().transform(cleanLine).pipe(z.string().min(1).max(limit));

/**
 * What the list of customers shows, as it stands in the address. `open`, `waiting`, `low`: only who has open tickets, is owed an answer,
 * has a mean score below 3. `field` and `value`: one fact of kind choice. Days are Tehran's.
 */
export const CustomerFilter = z
  .object({
    q: words(100).optional(),
    company: words(NAME_LIMIT).optional(),
    city: words(NAME_LIMIT).optional(),
    open: z.literal("1").optional(),
    waiting: z.literal("1").optional(),
    low: z.literal("1").optional(),
    sms: z.enum(["optedOut", "unreachable"]).optional(),
    field: z.uuid().optional(),
    value: words(FACT_LIMIT).optional(),
    from: Day.optional(),
    to: Day.optional(),
    sort: z.enum(customerSorts).optional(),
    dir: z.enum(["asc", "desc"]).optional(),
  })
  .strict();
export type CustomerFilter = z.infer<typeof CustomerFilter>;

const CURSOR_LIMIT = 1_000;
/** One page: what comes after, or stands before, the row that a cursor names. */
export const ListCustomersInput = CustomerFilter.extend({
  after: z.string().max(CURSOR_LIMIT).optional(),
  before: z.string().max(CURSOR_LIMIT).optional(),
}).strict();

export const ChooseColumnsInput = z.object({ columns: z.array(z.enum(columnNames)).max(columnNames.length) }).strict();

const fields = ["q", "company", "city", "open", "waiting", "low", "sms", "field", "value", "from", "to", "sort", "dir"] as const;
type Given = Readonly<Record<string, string | string[] | undefined>>;

const one = (value: string | string[] | undefined): string | undefined => [value].flat()[0]?.trim() || undefined;

/** The filter in an address; what makes no sense is left out. */
export function customerFilterOf(given: Given): CustomerFilter {
  const found: Record<string, unknown> = {};
  for (const field of fields) {
    const text = one(given[field]);
    if (text !== undefined && CustomerFilter.shape[field].safeParse(text).success) found[field] = text;
  }
  // A fact without its value, or the other way round, asks nothing.
  if (!found.field || !found.value) {
    delete found.field;
    delete found.value;
  }
  return CustomerFilter.parse(found);
}

/** The filter as an address has it, without the question mark. */
export function customerQuery(filter: CustomerFilter, more: { after?: string; before?: string; cols?: string } = {}): string {
  const query = new URLSearchParams();
  const all: Record<string, string | undefined> = { ...filter, ...more };
  for (const name of [...fields, "cols", "after", "before"]) if (all[name] !== undefined) query.set(name, all[name]);
  return query.toString();
}

/** What may stand in the history for ever: which filters were set, but none of the words, since those may be somebody's name or number. */
export function filterForHistory(filter: CustomerFilter): string {
  const isKept = (name: string) => !["q", "company", "city", "value"].includes(name);
  return fields.flatMap((name) => (filter[name] === undefined ? [] : [isKept(name) ? `${name}=${filter[name]}` : name])).join("&");
}

/** The columns that an address names; null when it names none that exist. */
export function columnsIn(given: string | string[] | undefined): CustomerColumn[] | null {
  const text = one(given);
  if (text === undefined) return null;
  if (text === "none") return [];
  const asked = text.split(",");
  const known = columnNames.filter((name) => asked.includes(name));
  return known.length > 0 ? known : null;
}

const Cursor = z.tuple([z.union([z.string(), z.number()]), z.guid()]);
/** Where a page begins or ends: what its row is sorted by, and its id. */
export type Cursor = z.infer<typeof Cursor>;

export const cursorText = (cursor: Cursor): string => JSON.stringify(cursor);

export function cursorIn(text: string | undefined): Cursor | null {
  if (!text) return null;
  try {
    return Cursor.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
