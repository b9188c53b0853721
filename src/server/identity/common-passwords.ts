import { dictionary } from "@zxcvbn-ts/language-common";
import { toLatinDigits } from "@/persian/digits";

const SHORTEST = 6;
let known: ReadonlySet<string> | undefined;

/**
 * True for what guessers try first (ASVS 5.0 6.2.4): one of some 40,000 leaked passwords, also with up to four digits or marks after it,
 * in any case and with the digits of any script.
 */
export function isCommonPassword(password: string): boolean {
  known ??= new Set(dictionary["passwords-common"].filter((one) => one.length >= SHORTEST));
  const given = toLatinDigits(password).toLowerCase();
  return known.has(given) || [1, 2, 3, 4].some((cut) => /^[\d\W_]+$/u.test(given.slice(-cut)) && known?.has(given.slice(0, -cut)));
}
