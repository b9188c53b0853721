import { toPersianDigits } from "@/persian/digits";

/** A ticket's number as people read it, never grouped: 1042 → «۱۰۴۲». */
export function ticketNumber(number: number): string {
  return toPersianDigits(String(number));
}
