import { toLatinDigits } from "@/persian/digits";

/** Any spelling of an Iranian number as `09…` (or `0…` for a landline); anything else comes back stripped of separators. */
export function sameReceptor(text: string): string {
  const plain = toLatinDigits(text).replace(/[^\d+]/g, "");
  const match = /^(?:\+98|0098|98|0)?([1-9]\d{9})$/.exec(plain);
  return match ? `0${match[1]}` : plain;
}

/**
 * The spellings the provider lists: 0912…, 0098912…, +98912…, 912…. A bare 98912… is not among them and is refused (facts §1.1).
 * Returns null for anything else, landlines included unless asked for.
 */
export function listedReceptor(text: string, landline = false): string | null {
  const match = /^(?:0|0098|\+98)?(9\d{9})$/.exec(text.trim());
  if (match) return `0${match[1]}`;
  return landline && /^0[1-8]\d{9}$/.test(text.trim()) ? text.trim() : null;
}

/** `0900000NNNN` plays the outcome NNNN: a return code from 400 up, or a final message status below it. */
export function magicCode(receptor: string): number | null {
  const match = /^0900000(\d{4})$/.exec(receptor);
  return match ? Number(match[1]) || null : null;
}
