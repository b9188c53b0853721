import type { AuditDetail, AuditRow } from "@/domain/audit/schema";
import type { EventName } from "@/domain/events";
import { activitySentence } from "@/features/tickets";
import { audit as words } from "@/messages/fa/audit";
import { desk } from "@/messages/fa/desk";
import { tickets } from "@/messages/fa/tickets";
import { formatDateTime } from "@/persian/dates";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { isolate } from "@/persian/text";

/** Who did it, in words. */
export function actorName({ who }: AuditRow): string {
  if (who.name !== "") return who.name;
  return (words.actors as Record<string, string>)[who.kind] ?? words.actors.customer;
}

/** What it is about, in words, without its kind for things that name themselves. */
export function subjectName({ subject }: AuditRow): string {
  if (subject.kind === "ticket") return `${isolate(`#${toPersianDigits(subject.id ?? "")}`, "ltr")} ${isolate(subject.name)}`;
  if (subject.name !== "") return isolate(subject.name);
  if (subject.kind === "sign_in") return words.unknownAccount(isolate((subject.id ?? "").slice(0, 8), "ltr"));
  return words.settingsOf[subject.id ?? ""] ?? "";
}

export const kindName = (kind: string): string => (words.kinds as Record<string, string>)[kind] ?? kind;

/** One row as one Persian sentence (issue 5 §6): who did what. What it is about stands beside it. */
export function auditSentence(row: AuditRow): string {
  const who = isolate(actorName(row));
  if (row.history.length > 0 && row.event !== "note.added") {
    const actor = { kind: "STAFF", id: row.who.id, name: row.who.name || actorName(row) } as const;
    return row.history
      .map((data, index) => activitySentence({ type: "activity", id: `${row.id}.${index}`, at: row.at, actor, event: row.event, data }))
      .join("؛ ");
  }
  if (row.event === "note.added") {
    const isPublic = row.details.find((detail) => detail.field === "portalVisible")?.to === true;
    const by = row.details.find((detail) => detail.field === "by")?.to;
    return `${who} ${by === "CUSTOMER" ? words.note.customer : isPublic ? words.note.public : words.note.internal}`;
  }
  const sentence = `${who} ${words.events[row.event as EventName] ?? row.event}`;
  const cause = row.event === "session.refused" ? row.details.find((detail) => detail.field === "cause")?.to : undefined;
  return cause === undefined ? sentence : words.refusedBecause(sentence, valueInWords(cause, "cause"));
}

export const fieldName = (field: string): string => words.fields[field] ?? field;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** A value of before or after, in words. */
export function valueInWords(value: unknown, field = ""): string {
  if (value === null || value === undefined || value === "") return words.nothing;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return formatNumber(value);
  if (Array.isArray(value)) return value.length === 0 ? words.nothing : value.map((one) => valueInWords(one, field)).join("، ");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([key, inner]) => `${fieldName(key)}: ${valueInWords(inner, key)}`)
      .join("، ");
  }
  const text = String(value);
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    cause: words.causes,
    door: words.doors,
    by: words.by,
    role: desk.roles,
    priority: tickets.priorities,
    outcome: tickets.closing.outcomes,
  };
  const word = known[field]?.[text];
  if (word) return word;
  return INSTANT.test(text) ? formatDateTime(text) : text;
}

/** Before and after in one line, for a file. */
export const detailInWords = ({ field, from, to }: AuditDetail): string =>
  from === undefined ? `${fieldName(field)}: ${valueInWords(to, field)}` : `${fieldName(field)}: ${valueInWords(from, field)} ← ${valueInWords(to, field)}`;
