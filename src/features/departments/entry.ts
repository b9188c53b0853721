import type { ResponsibleRule } from "@/domain/departments/assignment";
import { type HoursWindow, hoursFaults } from "@/domain/departments/hours";
import { DESCRIPTION_LIMIT, type DepartmentDetail, type DepartmentForm, NAME_LIMIT, type SaveDepartmentInput } from "@/domain/departments/schema";
import { readDayMinute, writeDayMinute } from "@/domain/messaging/day-minute";
import { departments } from "@/messages/fa/departments";
import type { Weekday } from "@/persian/dates";
import { formatNumber, toLatinDigits, toPersianDigits } from "@/persian/digits";
import { cleanLine } from "@/persian/text";

const words = departments.form;
const END_OF_DAY = 1_440;

/** A window while it is being typed. */
export type WindowText = { key: number; weekday: Weekday; from: string; until: string };

/** A department while it is being typed. `entryStageId` null = the pipeline's first; hours stay typed while the organisation's count. */
export type Entry = {
  name: string;
  description: string;
  isInPortal: boolean;
  pipelineId: string;
  entryStageId: string | null;
  memberIds: string[];
  responsibleRule: ResponsibleRule;
  fixedResponsibleId: string | null;
  hasOwnHours: boolean;
  windows: WindowText[];
};

export type Problems = Readonly<Record<string, string>>;

const timeText = (minute: number) => toPersianDigits(minute === END_OF_DAY ? "24:00" : writeDayMinute(minute));

function readTime(text: string): number | null {
  const latin = toLatinDigits(text).trim();
  return /^24([:٫.]00)?$/.test(latin) ? END_OF_DAY : readDayMinute(latin);
}

/** What is saved, as text; for a new department what most begin with. */
export function entryOf(department: DepartmentDetail | null, form: Pick<DepartmentForm, "pipelines">): Entry {
  const stored = department?.answeringHours ?? null;
  return {
    name: department?.name ?? "",
    description: department?.description ?? "",
    isInPortal: department?.isInPortal ?? true,
    pipelineId: department?.pipelineId ?? form.pipelines[0]?.id ?? "",
    entryStageId: department?.entryStageId ?? null,
    memberIds: [...(department?.memberIds ?? [])].sort(),
    responsibleRule: department?.responsibleRule ?? "NONE",
    fixedResponsibleId: department?.fixedResponsibleId ?? null,
    hasOwnHours: stored !== null,
    windows: (stored ?? usualWeek).map((window, key) => ({
      key,
      weekday: window.weekday,
      from: timeText(window.fromMinute),
      until: timeText(window.untilMinute),
    })),
  };
}

/** What a week begins with when hours of one's own are switched on: Saturday to Wednesday, 9 to 17. */
const usualWeek: readonly HoursWindow[] = ([6, 0, 1, 2, 3] as const).map((weekday) => ({ weekday, fromMinute: 540, untilMinute: 1_020 }));

/** The windows that can be read, each with its key, and what is wrong with the others. */
export function readWindows(texts: readonly WindowText[]): { windows: HoursWindow[]; problems: Problems } {
  const problems: Record<string, string> = {};
  const read: { key: number; window: HoursWindow }[] = [];
  for (const { key, weekday, from, until } of texts) {
    const [fromMinute, untilMinute] = [readTime(from), readTime(until)];
    if (fromMinute === null || untilMinute === null) problems[`window-${key}`] = words.notTime;
    else read.push({ key, window: { weekday, fromMinute, untilMinute } });
  }
  for (const [index, fault] of hoursFaults(read.map((one) => one.window))) problems[`window-${read[index]?.key}`] = words[fault];
  return { windows: read.map((one) => one.window), problems };
}

type Values = Omit<SaveDepartmentInput, "departmentId" | "expectedVersion">;

/** What was typed as a department, or what is wrong with it, by field. People are told as who comes and who goes since `saved`. */
export function readEntry(entry: Entry, saved: DepartmentDetail | null): { values: Values; problems: null } | { values: null; problems: Problems } {
  const problems: Record<string, string> = {};
  const [name, description] = [cleanLine(entry.name), cleanLine(entry.description)];
  if (name.length < 2) problems.name = words.nameMissing;
  else if (name.length > NAME_LIMIT) problems.name = words.nameTooLong(formatNumber(NAME_LIMIT));
  if (description.length > DESCRIPTION_LIMIT) problems.description = words.descriptionTooLong(formatNumber(DESCRIPTION_LIMIT));
  if (entry.pipelineId === "") problems.pipelineId = words.pipelineMissing;
  const isFixed = entry.responsibleRule === "FIXED";
  if (entry.responsibleRule !== "NONE" && entry.memberIds.length === 0) problems.responsibleRule = words.ruleNeedsPeople;
  else if (isFixed && !entry.memberIds.includes(entry.fixedResponsibleId ?? "")) problems.fixedResponsibleId = words.fixedMissing;
  const hours = entry.hasOwnHours ? readWindows(entry.windows) : null;
  if (hours) Object.assign(problems, hours.problems);
  if (hours && entry.windows.length === 0) problems.hours = words.noWindows;
  if (Object.keys(problems).length > 0) return { values: null, problems };
  const before = saved?.memberIds ?? [];
  const values = {
    name,
    description,
    isInPortal: entry.isInPortal,
    pipelineId: entry.pipelineId,
    entryStageId: entry.entryStageId,
    addMemberIds: entry.memberIds.filter((id) => !before.includes(id)),
    removeMemberIds: before.filter((id) => !entry.memberIds.includes(id)),
    responsibleRule: entry.responsibleRule,
    fixedResponsibleId: isFixed ? entry.fixedResponsibleId : null,
    answeringHours: hours?.windows ?? null,
  };
  return { values, problems: null };
}

/** True when both say the same; the order of people and the keys of windows are no difference. */
export function isSame(one: Entry, other: Entry): boolean {
  return fields.every((field) => text(one, field) === text(other, field));
}

export type Field = "name" | "description" | "isInPortal" | "pipelineId" | "entryStageId" | "memberIds" | "responsibleRule" | "hours";
const fields: readonly Field[] = ["name", "description", "isInPortal", "pipelineId", "entryStageId", "memberIds", "responsibleRule", "hours"];

function text(entry: Entry, field: Field): string {
  if (field === "memberIds") return [...entry.memberIds].sort().join();
  if (field === "responsibleRule") return `${entry.responsibleRule}:${entry.responsibleRule === "FIXED" ? entry.fixedResponsibleId : ""}`;
  if (field !== "hours") return String(entry[field]);
  return entry.hasOwnHours ? JSON.stringify(entry.windows.map(({ weekday, from, until }) => [weekday, readTime(from) ?? from, readTime(until) ?? until])) : "";
}

/**
 * Somebody else saved meanwhile: what I did not touch becomes theirs, what I did stays mine, and people that either of us added or removed are so.
 * `changed` names what they changed and whether I had changed it too.
 */
export function merge(start: Entry, mine: Entry, theirs: Entry): { entry: Entry; changed: { field: Field; isMineKept: boolean }[] } {
  const entry = { ...mine };
  const changed: { field: Field; isMineKept: boolean }[] = [];
  for (const field of fields) {
    if (text(theirs, field) === text(start, field) || text(theirs, field) === text(mine, field)) continue;
    if (field === "memberIds") {
      const gone = start.memberIds.filter((id) => !mine.memberIds.includes(id));
      const come = mine.memberIds.filter((id) => !start.memberIds.includes(id));
      entry.memberIds = [...new Set([...theirs.memberIds.filter((id) => !gone.includes(id)), ...come])].sort();
      changed.push({ field, isMineKept: false });
      continue;
    }
    const isMineKept = text(mine, field) !== text(start, field);
    changed.push({ field, isMineKept });
    if (isMineKept) continue;
    if (field === "hours") Object.assign(entry, { hasOwnHours: theirs.hasOwnHours, windows: theirs.windows });
    else if (field === "responsibleRule") Object.assign(entry, { responsibleRule: theirs.responsibleRule, fixedResponsibleId: theirs.fixedResponsibleId });
    else Object.assign(entry, { [field]: theirs[field] });
  }
  return { entry, changed };
}
