/** Minutes of a day as `21:00`. */
export function writeDayMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** `21:00`, `9:30` or `21` in Latin digits as minutes of the day; null when it is no time of day. */
export function readDayMinute(text: string): number | null {
  const found = /^(\d{1,2})(?:[:٫.](\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}
