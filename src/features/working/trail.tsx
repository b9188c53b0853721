"use client";

import { ChevronDown, History } from "lucide-react";
import { useState } from "react";
import type { Holding } from "@/domain/working/trail";
import { working } from "@/messages/fa/working";
import { formatAge, formatDateTime, formatRelative } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { classNames } from "@/ui/class-names";
import { useNow } from "@/ui/now";

const words = working.trail;

/** Who had it, in words: the person with the department, or the department. */
function holderName({ user, department }: Pick<Holding, "user" | "department">): string {
  const place = department ? isolate(department.name) : "";
  return user ? words.person(isolate(user.name), place) : words.department(place);
}

/** With whom the card is, and on asking who held it when, how long and why (N29). */
export function Trail({ trail }: { trail: readonly Holding[] }) {
  const [isOpen, setOpen] = useState(false);
  const now = useNow();
  const last = trail.at(-1);
  if (!last) return null;
  return (
    <div className="min-w-0 basis-full text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-muted">
        <History className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
        <span>{words.with(holderName(last), formatRelative(last.since, now))}</span>
        {trail.length > 1 && (
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            className="inline-flex items-center gap-1 rounded-full px-2 py-0.5 text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:py-2"
          >
            {words.show(formatNumber(trail.length))}
            <ChevronDown className={classNames("size-3.5 transition-transform", isOpen && "rotate-180")} aria-hidden="true" />
          </button>
        )}
      </p>
      {isOpen && (
        <ol aria-label={words.title} className="mt-1.5 flex max-h-60 flex-col gap-1.5 overflow-y-auto rounded-lg border border-line px-3 py-2">
          {trail.map((held) => (
            <li key={held.since}>
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {words.line(holderName(held), formatDateTime(held.since), held.until === null ? words.still : formatDateTime(held.until))}
                </span>
                <span className="ms-auto shrink-0 text-ink-faint tabular-nums">{formatAge(held.since, held.until ?? now)}</span>
              </span>
              {held.reason !== null && (
                <span className="block text-amber-ink [overflow-wrap:anywhere]">
                  {words.reason(isolate(held.byName ?? words.product), isolate(held.reason))}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
