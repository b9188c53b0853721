import { toLatinDigits } from "@/persian/digits";
import { LONGEST_CALL_SECONDS } from "./terms";

/** Reads a duration as people type it, in any digits: «3:20» is minutes and seconds, «1:02:00» has hours, «5» is minutes; empty is 0. Null = it is none, or longer than can be. */
export function parseDuration(text: string): number | null {
  const typed = toLatinDigits(text).trim().replace(/[٫.،]/g, ":");
  if (typed === "") return 0;
  const parts = /^(?:(\d{1,2}):)?(\d{1,3})(?::(\d{1,2}))?$/.exec(typed);
  if (!parts) return null;
  // One colon: what stands before it is minutes.
  const numbers = typed.split(":").map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = numbers.length === 3 ? numbers : [0, numbers[0], numbers[1]];
  if (seconds > 59 || (numbers.length === 3 && minutes > 59)) return null;
  const all = hours * 3_600 + minutes * 60 + seconds;
  return all > LONGEST_CALL_SECONDS ? null : all;
}

/** The same the other way round: 200 is «3:20», in Latin digits. */
export function formatDuration(seconds: number): string {
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
