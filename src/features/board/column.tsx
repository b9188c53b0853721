"use client";

import { useDroppable } from "@dnd-kit/core";
import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { board as words } from "@/messages/fa/board";
import { Skeleton } from "@/ui/skeleton";
import { useBoardTools } from "./board-context";
import { type ColumnState, isOpenTo, type StageInfo } from "./board-store";
import { Card } from "./card";
import { ColumnHeader } from "./column-header";
import { DropLine } from "./drop-line";
import { hasFilters } from "./filters";
import { QuickAdd } from "./quick-add";

const ESTIMATE = 104;
const GAP = 8;
const PADDING = 8;
const OVERSCAN = 4;
/** Skeleton rows at the end of a stage whose next cards are on their way. */
const SKELETONS = 3;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 12;
// Until the browser has measured the list; the server renders the cards of a screen of this height.
const FIRST_RECT = { width: 280, height: 760 };

type Props = { stage: StageInfo };

/** One stage: header, quick add, and its cards. Only the rows near the visible part exist (web-stack.md §7, rule 1). */
export const Column = memo(function Column({ stage }: Props) {
  const { store, geometry, hand } = useBoardTools();
  const column = useSyncExternalStore(
    useCallback((tell) => store.subscribe(stage.id, tell), [store, stage.id]),
    () => store.column(stage.id),
    () => store.column(stage.id),
  );
  const { setNodeRef } = useDroppable({ id: stage.id });
  const sectionRef = useRef<HTMLElement | null>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const [isAdding, setAdding] = useState(false);
  const { cards, count } = column;
  const more = cards.length < count ? Math.min(SKELETONS, count - cards.length) : 0;

  const rows = useVirtualizer({
    count: cards.length + more,
    getScrollElement: () => listRef.current,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => cards[index]?.id ?? `skeleton-${index - cards.length}`,
    overscan: OVERSCAN,
    gap: GAP,
    paddingStart: PADDING,
    paddingEnd: PADDING * 2,
    initialRect: FIRST_RECT,
    rangeExtractor: (range) => withHeldRow(range, cards, hand.ticketId),
  });

  useGeometry(stage.id, sectionRef, listRef, rows, cards.length, geometry);
  useNextPage(stage.id, column, rows);

  const items = rows.getVirtualItems();
  const shown = items.filter((item) => rows.range === null || (item.index >= rows.range.startIndex - OVERSCAN && item.index <= rows.range.endIndex + OVERSCAN));
  const first = shown[0];
  const last = shown.at(-1);
  return (
    <section
      ref={(node) => {
        sectionRef.current = node;
        setNodeRef(node);
      }}
      aria-label={stage.name}
      data-column={stage.slug}
      data-shut={isOpenTo(stage) ? undefined : true}
      className="flex h-full w-full shrink-0 snap-center flex-col overflow-hidden rounded-lg bg-surface-sunken transition-opacity group-data-[dragging]/board:data-[shut]:not-data-[from]:opacity-45 sm:w-74"
    >
      <ColumnHeader stage={stage} count={count} isAdding={isAdding} onAdd={() => setAdding(!isAdding)} />
      {isAdding && isOpenTo(stage) && <QuickAdd stage={stage} onClose={() => setAdding(false)} />}
      <div
        ref={listRef}
        data-stage={stage.slug}
        data-count={count}
        className="relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden overscroll-y-contain px-2 [overflow-anchor:none] [scrollbar-width:thin]"
      >
        {count === 0 && <EmptyStage stage={stage} />}
        <ul
          aria-label={stage.name}
          style={{ paddingBlockStart: first?.start ?? 0, paddingBlockEnd: Math.max(0, rows.getTotalSize() - (last?.end ?? 0)) }}
          className="flex flex-col gap-2"
        >
          {items.map((item) => {
            const card = cards[item.index];
            const isPinned = !shown.includes(item);
            return (
              <li
                key={item.key}
                ref={isPinned ? undefined : rows.measureElement}
                data-index={item.index}
                aria-hidden={card ? undefined : true}
                aria-setsize={card ? count : undefined}
                aria-posinset={card ? item.index + 1 : undefined}
                className={isPinned ? "invisible absolute inset-x-2 top-0" : undefined}
              >
                {card ? <Card card={card} stageId={stage.id} stageKind={stage.kind} ageingDays={stage.ageingDays} /> : <SkeletonCard />}
              </li>
            );
          })}
        </ul>
        <PagingFailed stageId={stage.id} />
        <DropLine stageId={stage.id} gapAt={(gap) => gapOffset(rows, gap, cards.length)} />
      </div>
    </section>
  );
});

/** The lifted card stays mounted when it is scrolled away, or its drag would end. */
function withHeldRow(range: Range, cards: ColumnState["cards"], heldId: string | null): number[] {
  const rows = defaultRangeExtractor(range);
  const held = heldId === null ? -1 : cards.findIndex((card) => card.id === heldId);
  if (held === -1 || rows.includes(held)) return rows;
  return held < (rows[0] ?? 0) ? [held, ...rows] : [...rows, held];
}

type Rows = Virtualizer<HTMLDivElement, Element>;

/** The middle of the gap above a row, in px of the list's content. */
function gapOffset(rows: Rows, gap: number, cardCount: number): number {
  const measured = rows.measurementsCache;
  const below = gap < cardCount ? measured[gap] : undefined;
  if (below) return below.start - GAP / 2;
  const above = measured[cardCount - 1];
  return above ? above.end + GAP / 2 : PADDING;
}

/** Lets the drag layer ask where rows are, without rendering anything. */
function useGeometry(
  stageId: string,
  sectionRef: { current: HTMLElement | null },
  listRef: { current: HTMLDivElement | null },
  rows: Rows,
  cardCount: number,
  geometry: ReturnType<typeof useBoardTools>["geometry"],
): void {
  useLayoutEffect(() => {
    const [column, list] = [sectionRef.current, listRef.current];
    if (!column || !list) return;
    geometry.set(stageId, {
      column,
      list,
      rowCount: () => cardCount,
      rowAt: (offset) => (cardCount === 0 ? undefined : rows.getVirtualItemForOffset(offset)),
      gapAt: (gap) => gapOffset(rows, gap, cardCount),
      reveal: (gap) => {
        if (cardCount > 0) rows.scrollToIndex(Math.min(gap, cardCount - 1), { align: "auto" });
      },
    });
  });
  useEffect(() => () => void geometry.delete(stageId), [geometry, stageId]);
}

/** Asks for the next cards when the end of the loaded ones comes near. */
function useNextPage(stageId: string, { cards, count }: ColumnState, rows: Rows): void {
  const { reader } = useBoardTools();
  const lastSeen = rows.range?.endIndex ?? 0;
  const isNear = cards.length < count && lastSeen >= cards.length - AHEAD;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that has come may have to be followed by the next
  useEffect(() => {
    if (isNear && reader.get().paging.get(stageId) !== "failed") void reader.loadMore(stageId);
  }, [isNear, reader, stageId, cards.length]);
}

function SkeletonCard() {
  return (
    <div aria-hidden="true" className="flex h-26 flex-col gap-2.5 rounded-lg border border-line bg-surface-raised px-3 py-3">
      <Skeleton className="h-3 w-24" />
      <Skeleton className="h-3.5 w-4/5" />
      <Skeleton className="mt-auto h-3 w-32" />
    </div>
  );
}

function EmptyStage({ stage }: { stage: StageInfo }) {
  const { store, reader } = useBoardTools();
  const { filters } = useSyncExternalStore(reader.subscribe, reader.get, reader.get);
  const total = useSyncExternalStore((tell) => store.subscribe("all", tell), store.total, store.total);
  // When nothing at all is found the board says so once.
  if (hasFilters(filters) && total === 0) return null;
  return <p className="px-4 pt-8 text-center text-ink-faint text-sm">{hasFilters(filters) ? words.empty.stageFiltered : words.empty.stage[stage.kind]}</p>;
}

function PagingFailed({ stageId }: { stageId: string }) {
  const { reader } = useBoardTools();
  const hasFailed = useSyncExternalStore(
    reader.subscribe,
    () => reader.get().paging.get(stageId) === "failed",
    () => false,
  );
  if (!hasFailed) return null;
  return (
    <p role="alert" className="pb-3 text-center text-danger-ink text-sm">
      {words.paging.failed}{" "}
      <button type="button" onClick={() => void reader.loadMore(stageId)} className="rounded-sm px-1 font-medium underline underline-offset-4">
        {words.paging.retry}
      </button>
    </p>
  );
}
