/** A file that spreadsheets open as UTF-8 begins with this. */
export const CSV_START = "\uFEFF";

// What a spreadsheet takes for a formula when a cell begins with it, the full-width forms too (facts.md S22).
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** One cell: never a formula, quoted where needed. */
function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = typeof value !== "number" && FORMULA.test(text) ? `'${text}` : text;
  return /["\n\r,;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, with its end. */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}
