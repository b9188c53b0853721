/** Whether nothing but login codes may leave at this minute of the day in Tehran; the span may cross midnight, an empty one is never. */
export function isQuiet(minuteOfDay: number, fromMinute: number, untilMinute: number): boolean {
  if (fromMinute === untilMinute) return false;
  return fromMinute < untilMinute ? minuteOfDay >= fromMinute && minuteOfDay < untilMinute : minuteOfDay >= fromMinute || minuteOfDay < untilMinute;
}
