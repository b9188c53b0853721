import { z } from "zod";
import { IRANIAN_WEEK, type Weekday } from "@/persian/dates";

/** A stretch of one day of the week in which a department answers, in minutes of the day on Tehran's clocks; `untilMinute` up to 1440 (24:00). */
export type HoursWindow = { weekday: Weekday; fromMinute: number; untilMinute: number };

export type HoursFault = "backwards" | "overlap";

/** What is wrong with each window, by its index: it ends before it begins, or it begins before an earlier one of its day is over. */
export function hoursFaults(windows: readonly HoursWindow[]): ReadonlyMap<number, HoursFault> {
  const faults = new Map<number, HoursFault>();
  for (const [index, window] of windows.entries()) {
    const overlaps = windows.some(
      (other, at) =>
        at < index && other.weekday === window.weekday && other.fromMinute < window.untilMinute && window.fromMinute < other.untilMinute && !faults.has(at),
    );
    if (window.untilMinute <= window.fromMinute) faults.set(index, "backwards");
    else if (overlaps) faults.set(index, "overlap");
  }
  return faults;
}

/** The windows from Saturday morning to Friday night. */
export function inWeekOrder(windows: readonly HoursWindow[]): HoursWindow[] {
  return [...windows].sort((a, b) => IRANIAN_WEEK.indexOf(a.weekday) - IRANIAN_WEEK.indexOf(b.weekday) || a.fromMinute - b.fromMinute);
}

/** Days that follow each other and have the same windows, told together; days without any are left out. */
export type HoursLine = { days: Weekday[]; windows: { fromMinute: number; untilMinute: number }[] };

/** The week as few lines as it can be told in. */
export function hoursLines(windows: readonly HoursWindow[]): HoursLine[] {
  const lines: (HoursLine & { text: string; last: number })[] = [];
  for (const [place, day] of IRANIAN_WEEK.entries()) {
    const ofDay = inWeekOrder(windows)
      .filter((window) => window.weekday === day)
      .map(({ fromMinute, untilMinute }) => ({ fromMinute, untilMinute }));
    if (ofDay.length === 0) continue;
    const text = JSON.stringify(ofDay);
    const before = lines.at(-1);
    if (before && before.text === text && before.last === place - 1) {
      before.days.push(day);
      before.last = place;
    } else lines.push({ days: [day], windows: ofDay, text, last: place });
  }
  return lines.map(({ days, windows: ofDay }) => ({ days, windows: ofDay }));
}

const DAY_MINUTES = 1_440;

const HoursWindowInput = z
  .object({
    weekday: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]),
    fromMinute: z.number().int().min(0).max(DAY_MINUTES),
    untilMinute: z.number().int().min(0).max(DAY_MINUTES),
  })
  .strict();

/** Weekly windows: at least one, none backwards, none over another. */
export const AnsweringHours = z
  .array(HoursWindowInput)
  .min(1)
  .max(70)
  .refine((windows) => hoursFaults(windows).size === 0);

/** Hours as they are stored; null when there are none of its own. */
export function storedHours(stored: unknown): HoursWindow[] | null {
  return AnsweringHours.safeParse(stored).data ?? null;
}
