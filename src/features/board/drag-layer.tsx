"use client";

import {
  type CollisionDetection,
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { BoardCard } from "@/domain/board/card";
import { board as words } from "@/messages/fa/board";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { showToast } from "@/ui/toast-queue";
import { useBoardTools } from "./board-context";
import { isOpenTo } from "./board-store";
import { cardClass, cardTitleClass } from "./card";
import { CardBody } from "./card-body";
import { type EdgeScroller, startEdgeScroller } from "./edge-scroller";
import { cardElement } from "./slide";
import { type Arrow, slotAt, slotByArrow, withHeld, withoutHeld } from "./slot";

const mouse = { activationConstraint: { distance: 4 } };
const touch = { activationConstraint: { delay: 200, tolerance: 8 } };
const keyboardCodes = { start: ["Space"], cancel: ["Escape"], end: ["Space", "Enter"] };
const arrows: readonly string[] = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] satisfies Arrow[];
const silent = {
  announcements: { onDragStart: none, onDragOver: none, onDragEnd: none, onDragCancel: none },
  screenReaderInstructions: { draggable: "" },
  restoreFocus: false,
};

function none(): undefined {
  return undefined;
}

/**
 * Everything that dnd-kit does for the board (variant D of web-stack.md §7). A drag changes no state above the card in hand: the slot
 * lives in its own store, columns and cards do not render.
 */
export function DragLayer({ boardRef, children }: { boardRef: RefObject<HTMLElement | null>; children: ReactNode }) {
  const tools = useBoardTools();
  const { store, slots, geometry, hand, queue, announce } = tools;
  const [card, setCard] = useState<BoardCard | null>(null);
  const scroller = useRef<EdgeScroller | null>(null);
  const overId = useRef<string | null>(null);
  const release = useRef<() => void>(none);

  const heldIndexIn = (stageId: string) => {
    const found = hand.ticketId ? store.find(hand.ticketId) : null;
    return found?.stageId === stageId ? found.index : null;
  };
  const othersIn = (stageId: string) => store.column(stageId).cards.length - (heldIndexIn(stageId) === null ? 0 : 1);

  /** A card may always be put elsewhere in its own stage; the others must be open to whoever holds it. */
  const accepts = (stageId: string) => {
    const stage = store.stage(stageId);
    return stage !== undefined && (isOpenTo(stage) || heldIndexIn(stageId) !== null);
  };

  /** The slot under the pointer, from the virtualiser's rows (rule 2). Called after every move, every `over` and every scroll (rule 5). */
  const follow = () => {
    const point = scroller.current?.point();
    const stageId = overId.current;
    const column = stageId ? geometry.get(stageId) : undefined;
    if (!point || !column || !stageId) return;
    if (!accepts(stageId)) return slots.set(null);
    const offset = point.y - column.list.getBoundingClientRect().top + column.list.scrollTop;
    const gap = slotAt(offset, column.rowAt, column.rowCount());
    slots.set({ stageId, index: withoutHeld(gap, heldIndexIn(stageId)) });
  };

  const say = (): string => {
    const slot = slots.get();
    const stage = slot && store.stage(slot.stageId);
    return slot && stage ? words.drag.over(stage.name, formatNumber(slot.index + 1), formatNumber(othersIn(stage.id) + 1)) : "";
  };

  const coordinates: KeyboardCoordinateGetter = (event, { context }) => {
    const slot = slots.get();
    if (!arrows.includes(event.code) || !slot) return undefined;
    event.preventDefault();
    const next = slotByArrow(slot, event.code as Arrow, store.stages.map((stage) => stage.id).filter(accepts), othersIn);
    const column = geometry.get(next.stageId);
    if (!column) return undefined;
    slots.set(next);
    announce(say());
    column.column.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
    const gap = withHeld(next.index, heldIndexIn(next.stageId));
    column.reveal(gap);
    const box = column.list.getBoundingClientRect();
    const height = context.collisionRect?.height ?? 0;
    const y = box.top + column.gapAt(gap) - column.list.scrollTop;
    // Inside the list by half a card, or the sensor would begin to scroll by itself.
    return { x: box.left + 16, y: Math.max(box.top + 8, Math.min(y, box.bottom - height - 8)) };
  };

  const sensors = useSensors(
    useSensor(MouseSensor, mouse),
    useSensor(TouchSensor, touch),
    useSensor(KeyboardSensor, { keyboardCodes, coordinateGetter: coordinates }),
  );

  const collisions = useMemo<CollisionDetection>(
    () => (args) => {
      if (args.pointerCoordinates) return pointerWithin(args);
      const slot = slots.get();
      return slot ? [{ id: slot.stageId }] : [];
    },
    [slots],
  );

  const start = ({ active, activatorEvent }: DragStartEvent) => {
    const found = store.find(String(active.id));
    const board = boardRef.current;
    if (!found || !board) return;
    hand.ticketId = found.card.id;
    overId.current = found.stageId;
    setCard(found.card);
    board.dataset.dragging = "true";
    geometry.get(found.stageId)?.column.setAttribute("data-from", "");
    release.current = muteClicks();
    const at = pointOf(activatorEvent);
    if (at) {
      navigator.vibrate?.(8);
      scroller.current = startEdgeScroller(at, board, () => [...geometry.values()].map((column) => column.list), follow);
      return follow();
    }
    slots.set({ stageId: found.stageId, index: found.index });
    const stage = store.stage(found.stageId);
    announce(words.drag.lifted(name(found.card), stage?.name ?? "", formatNumber(found.index + 1), formatNumber(othersIn(found.stageId) + 1)));
  };

  const move = ({ over }: Pick<DragMoveEvent, "over">) => {
    if (!scroller.current) return;
    if (over) overId.current = String(over.id);
    follow();
  };

  const end = (isDropped: boolean, isKeyboard: boolean) => {
    const slot = slots.get();
    const held = hand.ticketId ? store.find(hand.ticketId) : null;
    const shut = isDropped && !slot && overId.current && !accepts(overId.current) ? store.stage(overId.current) : undefined;
    scroller.current?.stop();
    scroller.current = null;
    hand.ticketId = null;
    slots.set(null);
    setCard(null);
    if (boardRef.current) delete boardRef.current.dataset.dragging;
    for (const { column } of geometry.values()) column.removeAttribute("data-from");
    release.current();
    if (!held) return;
    const others = slot ? store.column(slot.stageId).cards.filter((one) => one.id !== held.card.id) : [];
    const isMoved =
      isDropped &&
      slot !== null &&
      queue.move(held.card.id, { stageId: slot.stageId, afterId: others[slot.index - 1]?.id ?? null, beforeId: others[slot.index]?.id ?? null });
    if (shut)
      showToast({ id: "board-move", tone: "danger", message: shut.isRetired ? words.move.retiredRefusal(shut.name) : words.move.limitedRefusal(shut.name) });
    if (!isMoved) announce(isDropped ? words.drag.stayed(name(held.card)) : words.drag.cancelled(name(held.card), store.stage(held.stageId)?.name ?? ""));
    if (isKeyboard) focusCard(held.card.number, () => geometry.get(store.find(held.card.id)?.stageId ?? "")?.reveal(store.find(held.card.id)?.index ?? 0));
    tools.reader.settleDebt();
  };

  // Cards that come or go during a drag move the rows under the pointer.
  useEffect(() => store.subscribe("all", follow));

  return (
    <DndContext
      id="board"
      sensors={sensors}
      collisionDetection={collisions}
      autoScroll={false}
      accessibility={silent}
      onDragStart={start}
      onDragMove={move}
      onDragOver={move}
      onDragEnd={({ activatorEvent }) => end(true, activatorEvent instanceof KeyboardEvent)}
      onDragCancel={({ activatorEvent }) => end(false, activatorEvent instanceof KeyboardEvent)}
    >
      {children}
      <DragOverlay dropAnimation={null} zIndex={50}>
        {card && (
          <div className={classNames(cardClass, "scale-102 cursor-grabbing border-line-strong shadow-lift")}>
            <CardBody
              card={card}
              stageKind={store.stage(card.stageId)?.kind ?? "WORKING"}
              ageingDays={store.stage(card.stageId)?.ageingDays ?? null}
              title={
                <p className={cardTitleClass}>
                  <bdi>{card.title}</bdi>
                </p>
              }
            />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

function name(card: BoardCard): string {
  return toPersianDigits(String(card.number));
}

function pointOf(event: Event): { x: number; y: number } | null {
  const at = "touches" in event ? (event as TouchEvent).touches[0] : event instanceof MouseEvent ? event : undefined;
  return at ? { x: at.clientX, y: at.clientY } : null;
}

/** The click that ends a drag must not open the link under the pointer. Returns what ends the silence, a moment after the drop. */
function muteClicks(): () => void {
  const mute = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener("click", mute, { capture: true });
  return () => window.setTimeout(() => window.removeEventListener("click", mute, { capture: true }), 50);
}

/** The focus stays on the card that was moved with the keyboard, also where its new place has first to be scrolled to. */
function focusCard(number: number, reveal: () => void): void {
  let tries = 12;
  const attempt = () => {
    const link = cardElement(number)?.querySelector("a");
    if (link) return link.focus({ preventScroll: false });
    reveal();
    tries -= 1;
    if (tries > 0) requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}
