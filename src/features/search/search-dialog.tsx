"use client";

import { CornerDownLeft, Search as SearchIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { search as words } from "@/messages/fa/search";
import { toPersianDigits } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { classNames } from "@/ui/class-names";
import { Dialog } from "@/ui/dialog";
import { Spinner } from "@/ui/spinner";
import { groupsOf, type ResultGroup, type ResultLine } from "./result-lines";
import { ResultText } from "./result-text";
import { useSearch } from "./use-search";

type Props = { open: boolean; onOpenChange: (open: boolean) => void };

/** Ctrl+K: type, see groups of results at once, go there with the arrow keys and Enter (product.md §5: search and palette). */
export function SearchDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.title} size="lg">
      <Palette onLeave={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Palette({ onLeave }: { onLeave: () => void }) {
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { results, isSearching, hasFailed, retry, text: answered } = useSearch(text);
  const list = useRef<HTMLDivElement>(null);
  const groups = results ? [...numberGroup(results.ticket), ...groupsOf(results)] : [];
  const address = `/search?q=${encodeURIComponent(text.trim())}`;
  const all: ResultLine[] = text.trim() === "" ? [] : [{ id: "all", href: address, title: words.all, detail: "", facts: [] }];
  const lines = [...groups.flatMap((group) => group.lines), ...(groups.length > 0 ? all : [])];
  const active = lines[Math.min(at, lines.length - 1)];

  // biome-ignore lint/correctness/useExhaustiveDependencies: new answers begin at the top
  useEffect(() => setAt(0), [answered]);
  useEffect(() => {
    if (active) list.current?.querySelector(`#${CSS.escape(`${id}-${active.id}`)}`)?.scrollIntoView({ block: "nearest" });
  }, [active, id]);

  const go = (href: string): void => {
    onLeave();
    router.push(href);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && lines.length > 0) setAt((last) => (Math.min(last, lines.length - 1) + step + lines.length) % lines.length);
    else if (event.key === "Enter") {
      // Typed faster than answered: the page of results answers for what was typed.
      if (active && answered === text.trim()) go(active.href);
      else if (text.trim() !== "") go(address);
    } else return;
    event.preventDefault();
  };

  const option = (line: ResultLine, group: ResultGroup | null) => (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      key={line.id}
      id={`${id}-${line.id}`}
      role="option"
      aria-selected={line === active}
      className={classNames("cursor-pointer rounded px-2.5 py-2", line === active ? "bg-hover" : "")}
      onPointerMove={() => setAt(lines.indexOf(line))}
      onClick={(event) => (event.ctrlKey || event.metaKey ? window.open(line.href, "_blank", "noopener") : go(line.href))}
    >
      {group ? (
        <ResultText group={group.group} line={line} marks={results?.words ?? []} />
      ) : (
        <span className="flex items-center gap-2.5 text-accent-ink text-sm">
          <CornerDownLeft className="size-4" aria-hidden="true" />
          {line.title}
        </span>
      )}
    </div>
  );

  return (
    <div className="flex min-h-64 flex-col gap-2">
      <div className="sticky top-0 z-10 flex items-center gap-2 border-line border-b bg-surface-raised pb-2">
        {isSearching ? <Spinner className="size-4 shrink-0" /> : <SearchIcon className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />}
        <input
          // biome-ignore lint/a11y/noAutofocus: somebody has just asked for this field
          autoFocus
          type="search"
          role="combobox"
          aria-label={words.field}
          aria-expanded={lines.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          aria-describedby={`${id}-keys`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          dir="auto"
          maxLength={200}
          placeholder={words.placeholder}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent py-1.5 text-md outline-none placeholder:text-ink-faint"
        />
      </div>
      <span id={`${id}-keys`} className="sr-only">
        {words.keys}
      </span>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={words.results} className={lines.length === 0 ? "hidden" : "flex flex-col gap-2"}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options
          <div key={group.label} role="group" aria-label={group.label}>
            <div aria-hidden="true" className="px-2.5 py-1 text-ink-faint text-xs">
              {group.label}
            </div>
            {group.lines.map((line) => option(line, group))}
          </div>
        ))}
        {groups.length > 0 ? all.map((line) => option(line, null)) : null}
      </div>
      <div role="status" className="text-ink-muted text-sm">
        {lines.length > 0 ? <span className="sr-only">{toPersianDigits(String(lines.length - 1))}</span> : null}
        {lines.length === 0 && hasFailed ? (
          <p className="flex items-center gap-3 px-2.5 py-6 text-danger-ink">
            {words.failed}
            <button type="button" className="underline underline-offset-4" onClick={retry}>
              {words.retry}
            </button>
          </p>
        ) : lines.length > 0 ? null : text.trim() === "" ? (
          <p className="px-2.5 py-6">
            <span className="block text-ink">{words.start}</span>
            {words.startText}
          </p>
        ) : results && answered === text.trim() ? (
          <p className="px-2.5 py-6">
            <span className="block text-ink">{words.nothing(isolate(answered))}</span>
            {words.nothingText}
          </p>
        ) : (
          <p className="px-2.5 py-6">{words.searching}</p>
        )}
      </div>
    </div>
  );
}

/** The ticket whose number was typed, as a group of its own above all others. */
function numberGroup(ticket: NonNullable<ReturnType<typeof useSearch>["results"]>["ticket"]): ResultGroup[] {
  if (!ticket) return [];
  const facts = [toPersianDigits(`#${ticket.number}`), ticket.isClosed ? words.closed : ticket.stageName, ticket.customerName];
  const line: ResultLine = {
    id: `number-${ticket.number}`,
    href: `/tickets/${ticket.number}`,
    title: ticket.title,
    detail: "",
    facts,
    isClosed: ticket.isClosed,
  };
  return [{ group: "tickets", label: words.ticketByNumber, lines: [line], hasMore: false }];
}
