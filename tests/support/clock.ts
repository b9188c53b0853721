/** The instant at which tests take place: a Saturday, noon in Tehran (the first working day of the week). */
export const NOW = new Date("2026-11-21T08:30:00.000Z");

/** NOW plus some minutes (negative = before). */
export function minutesFromNow(minutes: number): Date {
  return new Date(NOW.getTime() + minutes * 60_000);
}
