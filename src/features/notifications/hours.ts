import { WAITING_HOURS } from "@/domain/notifications/schema";
import { toLatinDigits, toPersianDigits } from "@/persian/digits";

/** Hours as a field shows them; empty = none of one's own. */
export function hoursText(hours: number | null): string {
  return hours === null ? "" : toPersianDigits(String(hours));
}

/** Hours as somebody typed them, in any digits; undefined when they are not a whole number within the bounds. */
export function readHours(text: string): number | undefined {
  const latin = toLatinDigits(text.trim());
  const hours = /^\d{1,4}$/.test(latin) ? Number(latin) : Number.NaN;
  return hours >= WAITING_HOURS.min && hours <= WAITING_HOURS.max ? hours : undefined;
}
