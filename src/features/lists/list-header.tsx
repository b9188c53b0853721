"use client";

import { ChevronDown, KanbanSquare, List, Search } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import type { SavedViewItem, ViewContent } from "@/domain/lists/terms";
import { formatFilters, withFilter } from "@/features/board";
import { lists as words } from "@/messages/fa/lists";
import { ButtonLink } from "@/ui/button";
import { MenuButton } from "@/ui/menu-button";
import { TextField } from "@/ui/text-field";
import { basePath, type ListPlace, type ListState, listPath } from "./list-address";
import type { ListWords } from "./list-lookup";
import { ViewsMenu } from "./views-menu";

const DEBOUNCE = 250;

type Props = {
  place: ListPlace;
  name: string;
  list: ListState;
  names: ListWords;
  views: readonly SavedViewItem[];
  onChange: (given: Partial<ListState>, isTyping?: boolean) => void;
  onSaved: (viewId: string | null) => void;
};

/** The list's name and where else the same filters can be looked at, its search and the saved views. */
export function ListHeader({ place, name, list, names, views, onChange, onSaved }: Props) {
  const { filters, state, order, columns } = list;
  const slug = place.kind === "pipeline" ? place.slug : null;
  const content: ViewContent | null = place.kind === "my" ? null : { pipelineSlug: slug, shape: "list", filters, state, order, columns };
  const places: ListPlace[] = [
    { kind: "all" },
    ...names.pipelines.filter((one) => !one.isRetired).map((one): ListPlace => ({ kind: "pipeline", slug: one.slug })),
  ];
  const nameOf = (one: ListPlace) => (one.kind === "pipeline" ? (names.pipelines.find(({ slug }) => slug === one.slug)?.name ?? "") : words.allPipelines);
  return (
    <header className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-3 pb-2.5">
      <h1 className={place.kind === "my" ? "text-xl" : "-ms-1.5 min-w-0 text-xl"}>
        {place.kind === "my" ? (
          name
        ) : (
          <MenuButton
            label={words.allPipelines}
            onAction={() => undefined}
            items={places.map((one) => ({
              id: basePath(one),
              label: nameOf(one),
              href: listPath(one, { ...list, saved: null }),
              checked: basePath(one) === basePath(place),
            }))}
          >
            {(trigger) => (
              <button
                {...trigger}
                type="button"
                className="flex max-w-full items-center gap-1.5 rounded px-1.5 py-0.5 font-semibold hover:bg-hover aria-expanded:bg-pressed"
              >
                <bdi className="truncate">{name}</bdi>
                <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />
              </button>
            )}
          </MenuButton>
        )}
      </h1>
      {slug && (
        <nav aria-label={words.shape} className="inline-flex rounded border border-line bg-surface-sunken p-0.5 text-sm">
          <Link
            href={`/boards/${slug}${formatFilters(filters)}`}
            className="inline-flex items-center gap-1.5 rounded-sm px-2.5 py-0.5 text-ink-muted hover:text-ink"
          >
            <KanbanSquare className="size-4" aria-hidden="true" />
            {words.board}
          </Link>
          <span aria-current="page" className="inline-flex items-center gap-1.5 rounded-sm bg-surface-raised px-2.5 py-0.5 font-medium">
            <List className="size-4" aria-hidden="true" />
            {words.list}
          </span>
        </nav>
      )}
      <TextSearch text={filters.text ?? ""} onText={(text) => onChange({ filters: withFilter(filters, "text", text) }, true)} />
      {place.kind === "my" && (
        <ButtonLink href="/tickets?state=open" kind="secondary">
          {words.all}
        </ButtonLink>
      )}
      <ViewsMenu initial={views} content={content} savedId={list.saved} departments={names.departments} onSaved={onSaved} />
    </header>
  );
}

function TextSearch({ text, onText }: { text: string; onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const sent = useRef(text);
  const timer = useRef(0);
  useEffect(() => {
    if (text === sent.current) return;
    sent.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (
    <search className="order-last w-full min-w-0 sm:order-none sm:ms-auto sm:w-56">
      <TextField
        label={words.search}
        hideLabel
        type="search"
        maxLength={100}
        autoComplete="off"
        placeholder={words.search}
        icon={<Search className="size-4" aria-hidden="true" />}
        value={typed}
        onChange={(event) => {
          const next = event.target.value;
          setTyped(next);
          window.clearTimeout(timer.current);
          timer.current = window.setTimeout(() => {
            sent.current = next.trim();
            onText(next.trim());
          }, DEBOUNCE);
        }}
      />
    </search>
  );
}
