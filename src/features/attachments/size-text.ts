import type { AttachmentWords } from "@/messages/attachment-words";
import { formatNumber } from "@/persian/digits";
import type { Locale } from "@/persian/locale";

/** A text with its blanks filled: «برداشتن «{name}»» and a name. */
export function fill(text: string, blanks: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (blank, key: string) => blanks[key] ?? blank);
}

/** Bytes as people say them: «۳۴۰ کیلوبایت», «۱٫۵ مگابایت». */
export function sizeText(bytes: number, units: AttachmentWords["units"], locale: Locale = "fa"): string {
  const [unit, value] =
    bytes < 1_024
      ? [units.bytes, bytes]
      : bytes < 1_048_576
        ? [units.kilobytes, Math.round(bytes / 1_024)]
        : [units.megabytes, Math.round(bytes / 104_857.6) / 10];
  return fill(unit, { size: formatNumber(value, locale) });
}
