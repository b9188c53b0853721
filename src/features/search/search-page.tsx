import { Search } from "lucide-react";
import Link from "next/link";
import type { SearchGroup, SearchResults } from "@/domain/search/schema";
import { search as words } from "@/messages/fa/search";
import { toPersianDigits } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { ButtonLink } from "@/ui/button";
import { buttonClass } from "@/ui/button-class";
import { EmptyState } from "@/ui/empty-state";
import { TextField } from "@/ui/text-field";
import { groupsOf } from "./result-lines";
import { ResultText } from "./result-text";

type Props = { text: string; group: SearchGroup | null; results: SearchResults | null };

/** /search?q=: the same results as Ctrl+K as a page with an address of its own, more of each group, or all of one. */
export function SearchPage({ text, group, results }: Props) {
  const groups = results ? groupsOf(results) : [];
  const ticket = results?.ticket ?? null;
  const isEmpty = groups.length === 0 && !ticket;
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6 md:px-8 md:py-8">
      <h1 className="mb-4 text-2xl">{words.title}</h1>
      <search>
        <form action="/search" className="mb-6 flex items-end gap-2">
          <TextField
            key={text}
            label={words.field}
            hideLabel
            name="q"
            type="search"
            dir="auto"
            maxLength={200}
            defaultValue={text}
            placeholder={words.placeholder}
            icon={<Search className="size-4" aria-hidden="true" />}
            className="flex-1"
          />
          <button type="submit" className={buttonClass({})}>
            {words.submit}
          </button>
        </form>
      </search>
      {group ? (
        <ButtonLink href={address(text)} kind="ghost" size="sm" className="mb-3">
          {words.back}
        </ButtonLink>
      ) : null}
      {ticket ? (
        <p className="mb-6">
          <Link
            href={`/tickets/${ticket.number}`}
            className="flex flex-wrap items-baseline gap-x-3 rounded-lg border border-accent-line bg-accent-soft px-4 py-3 hover:border-accent"
          >
            <span className="text-accent-ink text-sm">
              {words.ticketByNumber} {toPersianDigits(`#${ticket.number}`)}
            </span>
            <bdi className="min-w-0 font-medium [overflow-wrap:anywhere]">{ticket.title}</bdi>
          </Link>
        </p>
      ) : null}
      {isEmpty ? (
        <EmptyState icon={<Search className="size-6" />} title={results ? words.nothing(isolate(text)) : words.start}>
          {results ? words.nothingText : words.startText}
        </EmptyState>
      ) : (
        groups.map((one) => (
          <section key={one.group} aria-label={one.label} className="mb-7">
            <h2 className="mb-1.5 text-ink-muted text-sm">{one.label}</h2>
            <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
              {one.lines.map((line) => (
                <li key={line.id}>
                  <Link href={line.href} className="block px-3 py-2.5 hover:bg-hover">
                    <ResultText group={one.group} line={line} marks={results?.words ?? []} />
                  </Link>
                </li>
              ))}
            </ul>
            {one.hasMore && one.group !== group ? (
              <ButtonLink href={address(text, one.group)} kind="ghost" size="sm" className="mt-2">
                {words.more}
                <span className="sr-only">: {one.label}</span>
              </ButtonLink>
            ) : null}
          </section>
        ))
      )}
    </div>
  );
}

function address(text: string, group?: SearchGroup): string {
  return `/search?${new URLSearchParams({ q: text, ...(group ? { group } : {}) })}`;
}
