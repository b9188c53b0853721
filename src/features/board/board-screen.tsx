"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { memo, type RefObject, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Board, BoardCard, PipelineSummary } from "@/domain/board/card";
import type { BoardFilters } from "@/domain/board/schema";
import { api, useIsOnline, useMayWork, useUnsaved } from "@/features/desk";
import { board as words } from "@/messages/fa/board";
import { formatNumber } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { type BoardTools, BoardToolsContext, WordsContext, wordsOf } from "./board-context";
import { BoardReader } from "./board-reader";
import { EmptyBoard, FilteredToNothing, NoStages, StaleNote } from "./board-states";
import { BoardStore, type StageInfo } from "./board-store";
import { instructionsId } from "./card";
import { Column } from "./column";
import { DragLayer } from "./drag-layer";
import { FilterBar } from "./filter-bar";
import { formatFilters, hasFilters, withFilter } from "./filters";
import { createMoves } from "./moves";
import { SlotStore } from "./slot";
import { StageStrip } from "./stage-strip";
import { TopBar } from "./top-bar";
import { useBoardAddress } from "./use-board-address";
import { useBoardKeys } from "./use-board-keys";
import { useFreshBoard } from "./use-fresh-board";

const TicketSheet = dynamic(() => import("@/features/tickets").then((module) => module.TicketSheet), { ssr: false });
const NewOrderDialog = dynamic(() => import("@/features/tickets").then((module) => module.NewOrderDialog), { ssr: false });
const NewTicketDialog = dynamic(() => import("@/features/tickets").then((module) => module.NewTicketDialog), { ssr: false });

export type BoardScreenProps = { board: Board; pipelines: readonly PipelineSummary[]; filters: BoardFilters };

/** One pipeline as a board. Give it the pipeline's slug as `key`: another pipeline is another board. */
export function BoardScreen({ board, pipelines, filters: firstFilters }: BoardScreenProps) {
  const spokenRef = useRef<HTMLParagraphElement>(null);
  const boardRef = useRef<HTMLElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const [base] = useState(() => createBase(board, firstFilters, spokenRef));
  const { store, reader, queue, announce } = base;

  const onRead = useCallback(
    (number: number) => {
      const card = store.findNumber(number);
      if (card?.isUnread) store.patch(card.id, { isUnread: false });
    },
    [store],
  );
  const { ticket, open, turnTo, close, setFilters } = useBoardAddress(board.pipeline.slug, reader, onRead);
  const tools = useMemo<BoardTools>(() => ({ ...base, openTicket: open }), [base, open]);

  const { filters, status } = useSyncExternalStore(reader.subscribe, reader.get, reader.get);
  const stages = useSyncExternalStore(
    base.onAny,
    () => store.stages,
    () => store.stages,
  );
  const options = useSyncExternalStore(
    base.onAny,
    () => store.options,
    () => store.options,
  );
  const pipelineName = useSyncExternalStore(
    base.onAny,
    () => store.pipeline.name,
    () => store.pipeline.name,
  );
  useNewAddress(base, board.pipeline.slug);
  const total = useSyncExternalStore(base.onAny, store.total, store.total);
  const boardWords = useMemo(() => wordsOf(options), [options]);
  const isOnline = useIsOnline();
  const unsent = useSyncExternalStore(queue.subscribe, queue.unsent, queue.unsent);
  useUnsaved(unsent > 0, words.leaveUnsent);
  const [isNewOpen, setNewOpen] = useState(false);
  const [used, setUsed] = useState({ sheet: false, dialog: false });

  useFreshBoard(reader, store, board.now);
  useBoardKeys({
    onSearch: () => searchRef.current?.focus(),
    onNew: () => openNew(),
    onUndo: () => {
      if (mayWork && !queue.undo()) announce(words.move.nothingToUndo);
    },
  });
  useSpokenFilters(status, store, announce, boardRef);

  const mayWork = useMayWork();
  const isOrders = board.pipeline.kind === "ORDER";
  const openNew = () => {
    if (!mayWork) return;
    setUsed((was) => ({ ...was, dialog: true }));
    setNewOpen(true);
  };
  if (ticket !== null && !used.sheet) setUsed({ ...used, sheet: true });
  const isFiltered = hasFilters(filters);

  return (
    <BoardToolsContext value={tools}>
      <WordsContext value={boardWords}>
        <div className="flex h-full min-h-0 flex-col">
          <TopBar
            pipeline={{ ...board.pipeline, name: pipelineName }}
            pipelines={pipelines}
            text={filters.text ?? ""}
            onText={(text) => text !== (filters.text ?? "") && setFilters(withFilter(filters, "text", text), true)}
            searchRef={searchRef}
            listHref={`/boards/${board.pipeline.slug}?view=list${formatFilters(filters).replace("?", "&")}`}
            onNew={mayWork ? openNew : null}
          />
          <FilterBar filters={filters} options={options} onChange={setFilters} nameOfCustomer={(id) => nameOnBoard(store, id)} />
          {(!isOnline || status === "failed") && <StaleNote isOnline={isOnline} unsent={unsent} onRetry={() => void reader.refresh()} />}
          <StageStrip stages={stages} boardRef={boardRef} />
          <div className="relative min-h-0 flex-1" aria-busy={status === "filtering"}>
            <Columns stages={stages} boardRef={boardRef} isDimmed={status === "filtering"} pipelineName={pipelineName} />
            {total === 0 && status !== "filtering" && (
              <div className="pointer-events-none absolute inset-x-0 top-24 flex justify-center px-6">
                <div className="pointer-events-auto rounded-xl border border-line bg-surface-raised shadow-float">
                  {stages.length === 0 ? (
                    <NoStages />
                  ) : isFiltered ? (
                    <FilteredToNothing onClear={() => setFilters({})} />
                  ) : (
                    <EmptyBoard isOrders={isOrders} onNew={mayWork ? openNew : null} />
                  )}
                </div>
              </div>
            )}
          </div>
        </div>
        <p id={instructionsId} hidden>
          {words.drag.instructions}
        </p>
        <p ref={spokenRef} role="status" aria-live="assertive" className="sr-only" />
        {used.sheet && <TicketSheet number={ticket} onClose={close} onNavigate={turnTo} onCardChanged={(card: BoardCard) => store.settle(card)} />}
        {used.dialog &&
          (isOrders ? (
            <NewOrderDialog open={isNewOpen} onOpenChange={setNewOpen} pipelineId={board.pipeline.id} onCreated={() => void reader.refresh()} />
          ) : (
            <NewTicketDialog open={isNewOpen} onOpenChange={setNewOpen} onCreated={() => void reader.refresh()} />
          ))}
      </WordsContext>
    </BoardToolsContext>
  );
}

function nameOnBoard(store: BoardStore, customerId: string): string | undefined {
  for (const stage of store.stages) {
    const card = store.column(stage.id).cards.find((one) => one.customerId === customerId);
    if (card) return card.customerName;
  }
  return undefined;
}

/** Rendered again only when the stages themselves change: never by a move (web-stack.md §7, rule 3). */
const Columns = memo(function Columns({
  stages,
  boardRef,
  isDimmed,
  pipelineName,
}: {
  stages: readonly StageInfo[];
  boardRef: RefObject<HTMLElement | null>;
  isDimmed: boolean;
  pipelineName: string;
}) {
  const columns = useMemo(() => stages.map((stage) => <Column key={stage.id} stage={stage} />), [stages]);
  return (
    <DragLayer boardRef={boardRef}>
      <section
        ref={boardRef}
        aria-label={words.area(pipelineName)}
        className={classNames(
          "group/board flex h-full snap-x snap-mandatory gap-3 overflow-x-auto overflow-y-hidden px-4 pb-3 transition-opacity data-[dragging]:snap-none sm:snap-none [scrollbar-width:thin]",
          isDimmed && "opacity-55",
        )}
      >
        {columns}
      </section>
    </DragLayer>
  );
});

type Base = Omit<BoardTools, "openTicket"> & { onAny: (tell: () => void) => () => void };

function createBase(board: Board, filters: BoardFilters, spoken: RefObject<HTMLElement | null>): Base {
  const store = new BoardStore(board);
  const hand: BoardTools["hand"] = { ticketId: null };
  const queue = createMoves(store, () => reader);
  const reader: BoardReader = new BoardReader(store, filters, {
    board: (input) => api.board.get.query(input),
    changes: (input) => api.board.changes.query(input),
    stagePage: (input) => api.board.stagePage.query(input),
    isBusy: () => queue.isBusy,
    heldId: () => hand.ticketId,
    isSeen: () => !document.hidden,
  });
  let turn = 0;
  const announce = (sentence: string) => {
    turn += 1;
    // The same sentence twice must be read twice.
    if (spoken.current) spoken.current.textContent = turn % 2 === 0 ? sentence : `${sentence}\u00a0`;
  };
  return { store, reader, queue, hand, slots: new SlotStore(), geometry: new Map(), announce, onAny: (tell) => store.subscribe("all", tell) };
}

/** An admin has given the pipeline another address: this page follows. */
function useNewAddress({ store, onAny }: Base, slug: string): void {
  const router = useRouter();
  const fresh = useSyncExternalStore(
    onAny,
    () => store.pipeline.slug,
    () => store.pipeline.slug,
  );
  useEffect(() => {
    if (fresh !== slug) router.replace(`/boards/${fresh}${window.location.search}`);
  }, [fresh, slug, router]);
}

/** Says how many cards a filter has found, and shows them from the top. */
function useSpokenFilters(status: string, store: BoardStore, announce: (sentence: string) => void, boardRef: RefObject<HTMLElement | null>): void {
  const before = useRef(status);
  useEffect(() => {
    if (before.current === "filtering" && status === "ready") {
      announce(words.filters.found(formatNumber(store.total())));
      for (const list of boardRef.current?.querySelectorAll("[data-stage]") ?? []) list.scrollTop = 0;
    }
    before.current = status;
  }, [status, store, announce, boardRef]);
}
