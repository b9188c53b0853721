import { addDays, isoDay, startOfTehranDay, tehranInstant, weekdayOfDay } from "@/persian/dates";

const MINUTE = 60_000;
const OPENS = 8 * 60 + 30;
const CLOSES = 17 * 60;
const CLOSES_ON_THURSDAY = 13 * 60;

/** Working time laid end to end: a position is the number of working minutes since the line's first day. */
export type WorkTime = {
  /** The position of a moment; time outside working hours counts as the end of the last working day. */
  positionOf: (at: Date) => number;
  /** The moment at a position. */
  instantAt: (position: number) => Date;
};

/** The working hours of Nik-Afzar (Saturday to Wednesday 8:30–17:00, Thursday 8:30–13:00, Tehran) in the `days` before `now`. */
export function workTime(now: Date, days: number): WorkTime {
  const windows: { from: Date; position: number; minutes: number }[] = [];
  const today = isoDay(now);
  let position = 0;
  for (let back = days; back >= 0; back -= 1) {
    const day = addDays(today, -back);
    const weekday = weekdayOfDay(day);
    if (weekday === 5) continue;
    const minutes = (weekday === 4 ? CLOSES_ON_THURSDAY : CLOSES) - OPENS;
    windows.push({ from: tehranInstant(day, OPENS), position, minutes });
    position += minutes;
  }
  return {
    positionOf: (at) => {
      const window = windows.findLast((w) => w.from <= at);
      return window ? window.position + Math.min(window.minutes, (at.getTime() - window.from.getTime()) / MINUTE) : 0;
    },
    instantAt: (at) => {
      const window = windows.findLast((w) => w.position <= at) ?? windows[0];
      if (!window) throw new RangeError("no working day in this time");
      return new Date(window.from.getTime() + Math.min(window.minutes, Math.max(0, at - window.position)) * MINUTE);
    },
  };
}

/** The end of the working day `days` from today (negative: before); a Friday's is the day before when past, the day after when ahead. */
export function endOfWorkDay(now: Date, days: number): Date {
  const today = isoDay(startOfTehranDay(now));
  const day = addDays(today, days);
  if (weekdayOfDay(day) === 5) return tehranInstant(addDays(day, days < 0 ? -1 : 1), CLOSES);
  return tehranInstant(day, weekdayOfDay(day) === 4 ? CLOSES_ON_THURSDAY : CLOSES);
}
