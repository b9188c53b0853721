import { toLatinDigits } from "@/persian/digits";
import { cleanLine } from "@/persian/text";
import { FACT_LIMIT, type FactKind } from "./terms";

export type FactField = { kind: FactKind; options: readonly string[] };

/** Why a value is not one of its field; the screen has a sentence for each. */
export type FactProblem = "tooLong" | "notNumber" | "notDate" | "notChoice" | "notUrl" | "notYesNo";

/**
 * A fact as somebody typed it, in the form in which it is kept: a number in Latin digits without separators, a day as 2026-11-21, an
 * address with http(s), "yes" or "no". Empty = null: the fact is taken away.
 */
export function readFact(field: FactField, typed: string): { value: string | null } | { problem: FactProblem } {
  const text = cleanLine(typed);
  if (text === "") return { value: null };
  if (text.length > FACT_LIMIT) return { problem: "tooLong" };
  switch (field.kind) {
    case "TEXT":
      return { value: text };
    case "NUMBER": {
      const bare = toLatinDigits(text)
        .replace(/[\s,٬،]/g, "")
        .replace("٫", ".");
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(bare) ? { value: bare.replace(/^(-?)0+(?=\d)/, "$1") } : { problem: "notNumber" };
    }
    case "DATE":
      return isDay(text) ? { value: text } : { problem: "notDate" };
    case "CHOICE":
      return field.options.includes(text) ? { value: text } : { problem: "notChoice" };
    case "URL": {
      const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
      return isWebAddress(whole) ? { value: whole } : { problem: "notUrl" };
    }
    case "YES_NO":
      return text === "yes" || text === "no" ? { value: text } : { problem: "notYesNo" };
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** An address that a browser may open: http or https with a host of more than one part. Never javascript: and its like. */
export function isWebAddress(text: string): boolean {
  try {
    const url = new URL(text);
    return (url.protocol === "http:" || url.protocol === "https:") && /^[^.\s]+(\.[^.\s]+)+$/.test(url.hostname) && !url.username && !url.password;
  } catch {
    return false;
  }
}
