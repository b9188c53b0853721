import { cleanLine } from "@/persian/text";

const LONGEST = 150;
const LONGEST_ENDING = 12;

/**
 * A sender's file name as a label: the last part of a path, one line, without bidi controls or characters that name a place
 * on some system. Persian letters and ZWNJ stay. Never part of a path of ours (S20).
 */
export function cleanFileName(given: string): string {
  const last = cleanLine(given)
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/[<>:"|?*]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const name = last || "file";
  if (name.length <= LONGEST) return name;
  const ending = endingOf(name);
  const tail = ending === "" ? "" : `.${ending}`;
  return `${[...name.slice(0, LONGEST - tail.length - 1)].join("").replace(/[\ud800-\udbff]$/, "")}…${tail}`;
}

/** The ending that says what a file claims to be: "گزارش.PDF" → "pdf"; empty when there is none. */
export function endingOf(name: string): string {
  const ending = /[^.]\.([A-Za-z0-9]+)$/.exec(name)?.[1] ?? "";
  return ending.length <= LONGEST_ENDING ? ending.toLowerCase() : "";
}
