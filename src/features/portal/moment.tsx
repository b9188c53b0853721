import { formatDateTime, formatRelative } from "@/persian/dates";
import type { Locale } from "@/persian/locale";

/** A moment as people say it, seen from when the page was made; the whole date on demand and in print. */
export function Moment({ at, now, language, className }: { at: string; now: string; language: Locale; className?: string }) {
  return (
    <time dateTime={at} title={formatDateTime(at, language)} className={className}>
      <span className="print:hidden">{formatRelative(at, now, language)}</span>
      <span className="hidden print:inline">{formatDateTime(at, language)}</span>
    </time>
  );
}
