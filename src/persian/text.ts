import type { Locale } from "./locale";

// Deleted before decomposition: soft hyphen, ALM, zero-width space/ZWNJ/ZWJ/LRM/RLM, bidi controls, invisible
// operators, variation selectors, BOM. PostgreSQL text cannot hold U+0000, so only this side has to drop it.
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each is deleted by itself, on purpose
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
// Deleted after it: Latin accents, Arabic signs, harakat and hamza marks, tatweel, superscript alef, high hamza, Quranic marks.
const MARKS = /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u0674\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const BLANKS = /[\t\n\v\f\r \u0085\u1680\u2028\u2029]+/g;
const LONE_SURROGATES = /[\ud800-\udfff]/gu;

// Control characters except those that separate lines and words (cleanLine) or shape a text (cleanBody).
const UNPRINTABLE_IN_LINE = /(?![\s\u0085])\p{Cc}|[\u200b\u2060\ufeff]/gu;
const UNPRINTABLE_IN_BODY = /(?![\n\t])\p{Cc}|\ufeff/gu;

const FOLD_FROM = "يىېۍێےكڪةۃہھەٱς۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩";
const FOLD_TO = "ییییییککههههها" + "σ01234567890123456789";
const LETTERS = new Map([...FOLD_FROM].map((letter, i) => [letter, FOLD_TO[i] ?? ""]));
const FOLDED_LETTER = new RegExp(`[${FOLD_FROM}]`, "g");

/**
 * The normal form in which text is searched and compared; never shown. Character for character what the SQL function
 * `fa_norm` computes (fold.sql; both are held to tests/support/text-vectors.ts). Idempotent.
 *
 * Folds ي/ی, ك/ک, ة/ه, آأإ/ا, ؤ/و, digits of all scripts, case, accents, harakat, tatweel, presentation forms and
 * widths; deletes ZWNJ, so «می‌روم» equals «میروم»; runs of white space become one space and the ends are trimmed.
 * A *space* typed where ZWNJ belongs («به روز» for «به‌روز») is not folded here: search the words separately
 * (`searchWords`), and «بهروز» contains both.
 */
export function foldForSearch(text: string): string {
  return text
    .replace(LONE_SURROGATES, "\ufffd")
    .replaceAll("\u0000", "")
    .replace(INVISIBLE, "")
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(FOLDED_LETTER, (letter) => LETTERS.get(letter) ?? letter)
    .normalize("NFC")
    .replace(BLANKS, " ")
    .replace(/^ | $/g, "");
}

/** The distinct folded words of what someone typed into a search box; all must be found. Empty for blank input. */
export function searchWords(query: string): string[] {
  return [...new Set(foldForSearch(query).split(" "))].filter((word) => word !== "");
}

/** Without any bidi control or mark, which in a name or subject can make it read as another one (facts §4). */
export function stripBidiControls(text: string): string {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

/**
 * A name, subject or other single line as it is stored: NFC, no control, bidi or invisible characters, line breaks and
 * runs of blanks as one space, trimmed. ZWNJ inside a word stays; the letters are not folded.
 */
export function cleanLine(text: string): string {
  return stripBidiControls(text)
    .replace(LONE_SURROGATES, "\ufffd")
    .replace(UNPRINTABLE_IN_LINE, "")
    .replace(/[\s\u0085\u200c]+/g, (run) => (/[^\u200c]/.test(run) ? " " : "\u200c"))
    .replace(/^[ \u200c]|[ \u200c]$/g, "")
    .normalize("NFC");
}

/**
 * A message body as it is stored: NFC, LF line breaks, no control characters but tab, no blanks at line ends, no blank
 * lines at either end. ZWNJ, ZWJ, indentation and inner blank lines stay: they are the author's.
 */
export function cleanBody(text: string): string {
  const lines = text
    .replace(LONE_SURROGATES, "\ufffd")
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(UNPRINTABLE_IN_BODY, "")
    .split("\n")
    .map((line) => line.trimEnd());
  const written = (line: string) => line !== "";
  return lines
    .slice(Math.max(0, lines.findIndex(written)), lines.findLastIndex(written) + 1)
    .join("\n")
    .normalize("NFC");
}

/** The paragraphs of a body: separated by blank lines, none empty; single line breaks stay inside. */
export function splitParagraphs(text: string): string[] {
  return cleanBody(text)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== "");
}

const HONORIFICS = new Set(["آقای", "آقا", "خانم", "سرکار", "جناب", "دکتر", "مهندس", "سید", "سیده", "حاج", "mr", "mrs", "ms", "dr"]);

/**
 * At most two letters for an avatar: of the first and last word, titles left out («خانم مریم رضایی» → «م‌ر»). A ZWNJ
 * keeps Persian letters from joining. Empty when the name holds no letter or digit.
 */
export function initials(name: string): string {
  const words = cleanLine(name)
    .split(/[ _\-.]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const proper = words.filter((word) => !HONORIFICS.has(word.toLowerCase()));
  const named = proper.length > 0 ? proper : words;
  const ends = named.length > 1 ? [named[0], named.at(-1)] : named;
  return ends.map((word) => word?.match(/[\p{L}\p{N}]/u)?.[0].toUpperCase() ?? "").join("\u200c");
}

const COMMA: Record<Locale, string> = { fa: "، ", ar: "، ", en: ", " };
const AND: Record<Locale, string> = { fa: " و ", ar: " و", en: " and " };

/** A list as a sentence says it: «الف، ب و پ». */
export function joinList(items: readonly string[], locale: Locale = "fa"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : items.slice(0, -1).join(COMMA[locale]) + AND[locale] + last;
}

/** `joinList` in Persian. */
export function joinPersian(items: readonly string[]): string {
  return joinList(items, "fa");
}

/**
 * The text between invisible isolates, so that it keeps its own direction inside another sentence where no `<bdi>` can
 * be used (titles, SMS, SVG). Bidi controls inside are removed, so it cannot break out. Costs two UCS-2 units in an SMS.
 */
export function isolate(text: string, direction: "auto" | "ltr" | "rtl" = "auto"): string {
  const open = { auto: "\u2068", ltr: "\u2066", rtl: "\u2067" }[direction];
  return `${open}${stripBidiControls(text)}\u2069`;
}
