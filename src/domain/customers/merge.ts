import { z } from "zod";

const version = z.number().int().min(1);
const Side = z.enum(["survivor", "merged"]);

/** Which record's value the one record gets, field by field; a note for colleagues can be both. What is not chosen: the survivor's, if it has one. */
export const MergeChoices = z
  .object({
    name: Side.optional(),
    companyId: Side.optional(),
    jobTitle: Side.optional(),
    city: Side.optional(),
    staffNote: z.enum(["survivor", "merged", "both"]).optional(),
    facts: z.record(z.uuid(), Side).default({}),
  })
  .strict();
export type MergeChoices = z.infer<typeof MergeChoices>;

export const MergeCustomersInput = z
  .object({ survivorId: z.uuid(), mergedId: z.uuid(), survivorVersion: version, mergedVersion: version, choices: MergeChoices })
  .strict();
export type MergeCustomersInput = z.infer<typeof MergeCustomersInput>;

export const MergePairInput = z.object({ survivorId: z.uuid(), mergedId: z.uuid() }).strict();
export const UndoMergeInput = z.object({ mergeId: z.uuid() }).strict();

/** Days in which a merge can be taken back. */
export const UNDO_DAYS = 30;

type Own = {
  name: string;
  companyId: string | null;
  jobTitle: string | null;
  city: string | null;
  staffNote: string | null;
  smsOptOutAt: Date | null;
  createdAt: Date;
};
export type MergedFields = Own;

/**
 * What the one record says of itself. Whoever wanted no SMS under either record still gets none, and a customer is one since the earlier day.
 */
export function mergedFields(survivor: Own, merged: Own, choices: MergeChoices): MergedFields {
  const pick = <K extends "companyId" | "jobTitle" | "city">(field: K): Own[K] =>
    (choices[field] ?? (survivor[field] ? "survivor" : "merged")) === "survivor" ? survivor[field] : merged[field];
  const optOuts = [survivor.smsOptOutAt, merged.smsOptOutAt].filter((at) => at !== null).sort((a, b) => a.getTime() - b.getTime());
  return {
    name: choices.name === "merged" ? merged.name : survivor.name,
    companyId: pick("companyId"),
    jobTitle: pick("jobTitle"),
    city: pick("city"),
    staffNote: noteOf(survivor.staffNote, merged.staffNote, choices.staffNote ?? "both"),
    smsOptOutAt: optOuts[0] ?? null,
    createdAt: new Date(Math.min(survivor.createdAt.getTime(), merged.createdAt.getTime())),
  };
}

function noteOf(mine: string | null, theirs: string | null, choice: "survivor" | "merged" | "both"): string | null {
  if (choice !== "both") return choice === "survivor" ? mine : theirs;
  if (!mine || !theirs || mine === theirs) return mine ?? theirs;
  return `${mine}\n\n${theirs}`;
}

/** The facts that the surviving record gets or changes: those that only the other has, and those chosen from it. */
export function factsToTake(
  mine: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
  choices: MergeChoices,
): { fieldId: string; before: string | null; after: string }[] {
  return [...theirs].flatMap(([fieldId, after]) => {
    const before = mine.get(fieldId) ?? null;
    if (before === after || (before !== null && choices.facts[fieldId] !== "merged")) return [];
    return before === null && choices.facts[fieldId] === "survivor" ? [] : [{ fieldId, before, after }];
  });
}

/** What goes over, to be said before and after. */
export const movedKinds = [
  "Ticket",
  "Note",
  "CustomerNote",
  "SmsMessage",
  "CallLog",
  "SurveyInvitation",
  "LinkToken",
  "Session",
  "CustomerPhone",
  "CustomerEmail",
] as const;

/** One of the two records of a preview. */
export type MergeSide = {
  id: string;
  version: number;
  name: string;
  companyId: string | null;
  companyName: string | null;
  jobTitle: string | null;
  city: string | null;
  staffNote: string | null;
  isOptedOut: boolean;
  customerSince: string;
  phones: string[];
  emails: string[];
  facts: { fieldId: string; label: string; kind: string; value: string }[];
  counts: Record<string, number>;
};
export type MergePreview = { survivor: MergeSide; merged: MergeSide };

/** A merge that can still be taken back, as the surviving record says it. */
export type RecentMerge = { id: string; mergedName: string; at: string; byName: string | null; until: string; newTickets: number };
