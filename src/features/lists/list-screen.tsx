"use client";

import { ChevronDown, Columns3, ListChecks, Undo2, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useCallback, useMemo, useState } from "react";
import { type ListPage, listColumns, type MySection, mySections, type SavedViewItem } from "@/domain/lists/terms";
import { FilterBar, hasFilters } from "@/features/board";
import { api, useMayWork } from "@/features/desk";
import { lists as words } from "@/messages/fa/lists";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";
import { classNames } from "@/ui/class-names";
import { EmptyState } from "@/ui/empty-state";
import { ErrorNote } from "@/ui/error-note";
import { IconButton } from "@/ui/icon-button";
import { SelectMenu } from "@/ui/select-menu";
import { type ListPlace, type ListState, optionalColumns, orderOf, usualColumns } from "./list-address";
import { ListHeader } from "./list-header";
import { type ListWords, lookupOf } from "./list-lookup";
import { ListTable } from "./list-table";
import { useBulk } from "./use-bulk";
import { useListState } from "./use-list-state";
import { useTickets } from "./use-tickets";

const BulkBar = dynamic(() => import("./bulk-bar").then((module) => module.BulkBar), { ssr: false });

export type ListScreenProps = {
  place: ListPlace;
  list: ListState;
  page: ListPage;
  names: ListWords;
  views: readonly SavedViewItem[];
  /** For My work. */
  counts?: Readonly<Record<MySection, number>>;
};

/** Tickets as a list: My work, all pipelines, or one of them beside its board. Give it its place's address as `key`. */
export function ListScreen({ place, list: first, page, names, views, counts: firstCounts }: ListScreenProps) {
  const [list, change] = useListState(place, first);
  const [counts, setCounts] = useState(firstCounts);
  const mayWork = useMayWork();
  const readCounts = useCallback(() => {
    if (place.kind === "my")
      void api.lists.myCounts
        .query()
        .then(setCounts)
        .catch(() => undefined);
  }, [place.kind]);
  const { rows, next, total, status, refresh, more, readAll } = useTickets(place, list, page, readCounts);
  const [chosenIds, setChosen] = useState<ReadonlySet<string>>(new Set());
  const lookup = useMemo(() => lookupOf(names), [names]);
  const { isWorking, news, run, undo, dismiss } = useBulk(mayWork, refresh);
  const chosen = rows.filter((row) => chosenIds.has(row.id)).slice(0, 200);
  const name = place.kind === "my" ? words.my : place.kind === "all" ? words.all : (names.pipelines.find((one) => one.slug === place.slug)?.name ?? "");
  const columns = list.columns ?? usualColumns;
  const toggle = (id: string) =>
    setChosen((was) => {
      const set = new Set(was);
      if (!set.delete(id)) set.add(id);
      return set;
    });
  const toggleAll = () => setChosen(rows.every((row) => chosenIds.has(row.id)) ? new Set() : new Set(rows.map((row) => row.id)));
  const set = (given: Partial<ListState>, isTyping = false) => {
    setChosen(new Set());
    change({ ...list, ...given }, isTyping);
  };
  const isFiltered = hasFilters(list.filters) || list.state !== null;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHeader place={place} name={name} list={list} names={names} views={views} onChange={set} onSaved={(saved) => change({ ...list, saved })} />
      {place.kind === "my" && counts && <Sections here={list.section ?? "mine"} counts={counts} onGo={(section) => set({ section, order: null })} />}
      <FilterBar
        filters={list.filters}
        options={names}
        onChange={(filters) => set({ filters })}
        nameOfCustomer={(id) => rows.find((row) => row.customerId === id)?.customerName}
      />
      <div className="flex flex-wrap items-center gap-1.5 px-4 pb-2">
        <span role="status" className="me-auto text-ink-muted text-sm">
          {words.count(formatNumber(total))}
        </span>
        {place.kind !== "my" && (
          <SelectMenu
            label={words.state.label}
            value={list.state}
            onChange={(id) => set({ state: id === "open" || id === "closed" ? id : null })}
            options={(["open", "closed"] as const).map((id) => ({ id, label: words.state[id] }))}
          >
            {(trigger) => (
              <Chip
                {...trigger}
                label={words.state.label}
                value={list.state ? words.state[list.state] : undefined}
                onRemove={list.state ? () => set({ state: null }) : undefined}
              />
            )}
          </SelectMenu>
        )}
        <span className="md:hidden">
          <SelectMenu
            label={words.sortBy}
            value={`${orderOf(list).down ? "-" : ""}${orderOf(list).by}`}
            onChange={(id) => {
              const by = listColumns.find((column) => column === id.replace(/^-/, ""));
              if (by) set({ order: { by, down: id.startsWith("-") } });
            }}
            options={listColumns.flatMap((column) => [
              { id: `-${column}`, label: words.columns[column], hint: words.sortDown },
              { id: column, label: words.columns[column], hint: words.sortUp },
            ])}
          >
            {(trigger) => <Chip {...trigger} label={words.sortBy} value={words.columns[orderOf(list).by]} />}
          </SelectMenu>
        </span>
        <SelectMenu
          multiple
          label={words.chooseColumns}
          value={columns}
          onChange={(ids) => set({ columns: optionalColumns.filter((column) => ids.includes(column)) })}
          options={optionalColumns.map((column) => ({ id: column, label: words.columns[column] }))}
        >
          {(trigger) => (
            <Button {...trigger} size="sm" icon={<Columns3 className="size-4" aria-hidden="true" />}>
              {words.chooseColumns}
            </Button>
          )}
        </SelectMenu>
      </div>
      {news && (
        <div role="status" className="mx-4 mb-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded border border-line bg-surface-sunken px-3 py-2 text-sm">
          <div className="min-w-0 flex-1">
            {news.sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {news.undoId && (
            <Button size="sm" pending={isWorking} icon={<Undo2 className="size-4" aria-hidden="true" />} onClick={() => void undo()}>
              {words.bulk.undo}
            </Button>
          )}
          <IconButton size="sm" name={words.bulk.dismiss} icon={<X className="size-4" aria-hidden="true" />} onClick={dismiss} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
      <section aria-label={words.table(name)} tabIndex={0} aria-busy={status === "loading"} className="min-h-0 flex-1 overflow-auto">
        {status === "failed" && (
          <div className="px-4 py-2">
            <ErrorNote action={<Button onClick={() => void refresh()}>{words.retry}</Button>}>{words.failed}</ErrorNote>
          </div>
        )}
        {rows.length === 0 && status !== "failed" ? (
          <EmptyState
            icon={<ListChecks className="size-5" />}
            title={list.section && !isFiltered ? words.emptySection : words.emptyTitle}
            actions={isFiltered ? <Button onClick={() => set({ filters: {}, state: null })}>{words.clear}</Button> : undefined}
          >
            {list.section && !isFiltered ? words.sections[list.section].empty : words.emptyText}
          </EmptyState>
        ) : (
          <div className={classNames("transition-opacity", status === "loading" && "opacity-55")}>
            <ListTable
              name={name}
              rows={rows}
              columns={columns}
              order={orderOf(list)}
              onOrder={(order) => set({ order })}
              lookup={lookup}
              choice={mayWork ? { chosen: chosenIds, toggle, toggleAll } : null}
            />
          </div>
        )}
        {next && (
          <div className="py-4 text-center">
            <Button pending={status === "loading"} icon={<ChevronDown className="size-4" aria-hidden="true" />} onClick={() => void more()}>
              {words.more}
            </Button>
          </div>
        )}
        {rows.length > 0 && mayWork && <p className="hidden px-4 py-3 text-ink-muted text-xs pointer-fine:block">{words.keys}</p>}
      </section>
      {chosen.length > 0 && (
        <BulkBar
          rows={chosen}
          total={total}
          shown={rows.length}
          names={names}
          isWorking={isWorking}
          onRun={(act) => run(act, chosen)}
          onChooseAll={() => void readAll().then((all) => all && setChosen(new Set(all.map((row) => row.id))))}
          onNone={() => setChosen(new Set())}
        />
      )}
    </div>
  );
}

function Sections({ here, counts, onGo }: { here: MySection; counts: Readonly<Record<MySection, number>>; onGo: (section: MySection) => void }) {
  return (
    <nav aria-label={words.sectionsName} className="flex gap-1 overflow-x-auto px-4 pb-2 [scrollbar-width:none]">
      {mySections.map((section) => (
        <button
          key={section}
          type="button"
          aria-current={section === here ? "page" : undefined}
          onClick={() => onGo(section)}
          className={classNames(
            "inline-flex shrink-0 items-center gap-1.5 rounded-full px-3 py-1 text-sm transition-colors pointer-coarse:py-2",
            section === here ? "bg-accent-soft font-medium text-accent-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
          )}
        >
          {words.sections[section].label}
          <span className="tabular-nums">{formatNumber(counts[section])}</span>
        </button>
      ))}
    </nav>
  );
}
