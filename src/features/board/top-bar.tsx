"use client";

import { ChevronDown, List, Plus, Search, X } from "lucide-react";
import Link from "next/link";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Board, PipelineSummary } from "@/domain/board/card";
import { board as words } from "@/messages/fa/board";
import { desk } from "@/messages/fa/desk";
import { orders } from "@/messages/fa/orders";
import { formatNumber } from "@/persian/digits";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Kbd } from "@/ui/kbd";
import { MenuButton } from "@/ui/menu-button";

const DEBOUNCE = 250;

type Props = {
  pipeline: Board["pipeline"];
  pipelines: readonly PipelineSummary[];
  text: string;
  onText: (text: string) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  /** The same cards as a list. */
  listHref: string;
  /** Null for whoever only looks. */
  onNew: (() => void) | null;
};

/** The pipeline and its switcher, search, and the one primary action of the page. */
export function TopBar({ pipeline, pipelines, text, onText, searchRef, listHref, onNew }: Props) {
  return (
    <header className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3 pb-2.5">
      <PipelineSwitcher pipeline={pipeline} pipelines={pipelines} />
      <Link
        href={listHref}
        prefetch={false}
        className="inline-flex h-8 items-center gap-1.5 rounded px-2 text-ink-muted text-sm hover:bg-hover hover:text-ink pointer-coarse:h-10"
      >
        <List className="size-4" aria-hidden="true" />
        {words.asList}
      </Link>
      <SearchField text={text} onText={onText} searchRef={searchRef} />
      {onNew ? (
        <Button kind="primary" icon={<Plus className="size-4" aria-hidden="true" />} onClick={onNew}>
          {pipeline.kind === "ORDER" ? orders.newOrder : words.newTicket}
        </Button>
      ) : (
        <Badge>{desk.roles.READER}</Badge>
      )}
    </header>
  );
}

function PipelineSwitcher({ pipeline, pipelines }: Pick<Props, "pipeline" | "pipelines">) {
  const name = (
    <bdi className="truncate" title={pipeline.name}>
      {pipeline.name}
    </bdi>
  );
  if (pipelines.length < 2) return <h1 className="min-w-0 flex-1 truncate text-xl sm:flex-none">{name}</h1>;
  return (
    <h1 className="-ms-1.5 min-w-0 grow text-xl sm:max-w-1/3 sm:grow-0">
      <MenuButton
        label={words.switchPipeline}
        onAction={() => undefined}
        items={pipelines.map((one) => ({
          id: one.id,
          label: one.name,
          hint: one.isRetired ? words.retiredPipeline(formatNumber(one.openCount)) : words.openCount(formatNumber(one.openCount)),
          href: `/boards/${one.slug}`,
          checked: one.id === pipeline.id,
        }))}
      >
        {(trigger) => (
          <button
            {...trigger}
            type="button"
            className="flex max-w-full items-center gap-1.5 rounded px-1.5 py-0.5 font-semibold hover:bg-hover aria-expanded:bg-pressed"
          >
            {name}
            <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          </button>
        )}
      </MenuButton>
    </h1>
  );
}

function SearchField({ text, onText, searchRef }: Pick<Props, "text" | "onText" | "searchRef">) {
  const [typed, setTyped] = useState(text);
  const timer = useRef(0);
  const sent = useRef(text);
  useEffect(() => {
    // The address has changed by Back or «پاک کردن فیلترها», not by typing.
    if (text !== sent.current) {
      sent.current = text;
      setTyped(text);
    }
  }, [text]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const send = (next: string) => {
    window.clearTimeout(timer.current);
    sent.current = next.trim();
    onText(next.trim());
  };
  const type = (next: string) => {
    setTyped(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => send(next), DEBOUNCE);
  };
  return (
    <search className="order-last w-full min-w-0 sm:order-none sm:ms-auto sm:w-64">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(typed);
        }}
        className="flex h-8 w-full min-w-0 items-center gap-2 rounded border border-line-strong bg-surface-raised ps-2.5 pe-1 transition-colors focus-within:border-accent focus-within:outline-2 focus-within:outline-accent focus-within:-outline-offset-1 hover:border-ink-faint pointer-coarse:h-10"
      >
        <Search className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
        <input
          ref={searchRef}
          type="search"
          name="text"
          dir="auto"
          maxLength={100}
          autoComplete="off"
          aria-label={words.search}
          placeholder={words.searchPlaceholder}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            if (typed) {
              setTyped("");
              send("");
            } else event.currentTarget.blur();
          }}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder-shown:[direction:rtl] pointer-coarse:text-lg"
        />
        {typed ? (
          <IconButton
            size="sm"
            name={words.clearSearch}
            icon={<X className="size-3.5" aria-hidden="true" />}
            onClick={() => {
              setTyped("");
              send("");
              searchRef.current?.focus();
            }}
          />
        ) : (
          <span aria-hidden="true" className="hidden pe-1 sm:block pointer-coarse:hidden">
            <Kbd>/</Kbd>
          </span>
        )}
      </form>
    </search>
  );
}
