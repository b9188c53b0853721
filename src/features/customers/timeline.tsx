"use client";

import Link from "next/link";
import { useState } from "react";
import type { TimelineEntry, TimelinePage } from "@/domain/customers/record";
import { type TimelineKind, timelineKinds } from "@/domain/customers/terms";
import { api, type Failure, failureOf } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { formatMonth } from "@/persian/dates";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { ErrorNote } from "@/ui/error-note";
import { TimelineRow } from "./timeline-row";

const words = customerRecord.timeline;

type Whose = { of: "customer" | "company"; id: string };
type Props = { whose: Whose; kind: TimelineKind | null; first: TimelinePage; now: string; maySupervise: boolean };

/** Everything that happened, newest first, under the Jalali months; older pages come when they are asked for (D4). */
export function Timeline(props: Props) {
  const { whose, kind, first } = props;
  const href = whose.of === "company" ? `/customers/companies/${whose.id}` : `/customers/${whose.id}`;
  return (
    <section>
      <h2 className="mb-2 text-xl">{whose.of === "company" ? words.titleOfCompany : words.title}</h2>
      <nav aria-label={words.filter} className="-mx-4 mb-3 flex gap-1 overflow-x-auto px-4 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0">
        {[null, ...timelineKinds].map((each) => (
          <Link
            key={each ?? "all"}
            href={each === null ? href : `${href}?show=${each}`}
            scroll={false}
            aria-current={each === kind ? "true" : undefined}
            className={classNames(
              "inline-flex h-7.5 shrink-0 items-center rounded-full border px-3 text-sm transition-colors pointer-coarse:h-9.5",
              each === kind ? "border-line-strong bg-pressed font-medium text-ink" : "border-line text-ink-muted hover:bg-hover hover:text-ink",
            )}
          >
            {each === null ? words.all : words.kinds[each]}
          </Link>
        ))}
      </nav>
      {first.entries.length === 0 ? (
        <p className="py-2 text-ink-muted">{kind === null ? words.empty : words.emptyOf(words.kinds[kind])}</p>
      ) : (
        // A new first page begins anew: what was fetched after the old one may no longer follow it.
        <Pages key={`${kind} ${first.entries[0]?.key} ${first.next?.key}`} {...props} />
      )}
    </section>
  );
}

function Pages({ whose, kind, first, now, maySupervise }: Props) {
  const [older, setOlder] = useState<TimelineEntry[]>([]);
  const [next, setNext] = useState(first.next);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const entries = [...first.entries, ...older];

  async function more() {
    if (isPending || !next) return;
    setPending(true);
    setFailure(null);
    try {
      const page = await api.customers.timeline.query({ ...whose, kind, before: next });
      setOlder([...older, ...page.entries]);
      setNext(page.next);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <ol className="flex flex-col">
        {entries.map((entry, index) => {
          const month = formatMonth(entry.at);
          const before = entries[index - 1];
          const isFirstOfMonth = !before || formatMonth(before.at) !== month;
          return (
            <li key={entry.key}>
              {isFirstOfMonth && <h3 className="mt-4 mb-1 font-medium text-ink-faint text-sm first:mt-0">{month}</h3>}
              <TimelineRow entry={entry} now={now} maySupervise={maySupervise} />
            </li>
          );
        })}
      </ol>
      {failure && <ErrorNote>{failure.sentence}</ErrorNote>}
      {next ? (
        <Button onClick={() => void more()} pending={isPending} className="mt-4 self-start">
          {words.more}
        </Button>
      ) : (
        <p className="mt-4 text-ink-faint text-sm">{words.end}</p>
      )}
    </>
  );
}
