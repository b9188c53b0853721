"use client";

import { useDraggable } from "@dnd-kit/core";
import { type KeyboardEvent, type MouseEvent, memo } from "react";
import type { BoardCard } from "@/domain/board/card";
import type { StageKind } from "@/domain/board/schema";
import { useMayWork } from "@/features/desk";
import { board as words } from "@/messages/fa/board";
import { classNames } from "@/ui/class-names";
import { useBoardTools } from "./board-context";
import { CardBody } from "./card-body";
import { MoveMenu } from "./move-menu";

/** The id of the hidden text that tells how a card is moved with the keyboard. */
export const instructionsId = "board-drag-instructions";

export const cardClass = "relative block rounded-lg border border-line bg-surface-raised px-3 py-2.5";
export const cardTitleClass = "mt-0.5 line-clamp-2 break-words text-base text-ink [overflow-wrap:anywhere]";

type Props = { card: BoardCard; stageId: string; stageKind: StageKind; ageingDays: number | null };

/**
 * One card. The link is its only stop for the keyboard besides the menu: Enter opens, Space lifts, and with a modifier it is an ordinary
 * link. The whole card is the handle for mouse and finger.
 */
export const Card = memo(function Card({ card, stageId, stageKind, ageingDays }: Props) {
  const { openTicket } = useBoardTools();
  const mayWork = useMayWork();
  const { listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({ id: card.id, disabled: !mayWork });
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    openTicket(card.number);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLAnchorElement)) return;
    if (event.code === "ContextMenu" || (event.code === "F10" && event.shiftKey)) {
      event.preventDefault();
      event.currentTarget.querySelector<HTMLButtonElement>("button[aria-haspopup=menu]")?.click();
    } else {
      listeners?.onKeyDown?.(event);
    }
  };
  return (
    <article
      ref={setNodeRef}
      data-ticket={card.number}
      onMouseDown={listeners?.onMouseDown as never}
      onTouchStart={listeners?.onTouchStart as never}
      onKeyDown={onKeyDown}
      onContextMenu={preventTouchMenu}
      className={classNames(
        cardClass,
        "group/card cursor-pointer touch-manipulation select-none transition-[border-color,background-color] [-webkit-touch-callout:none] hover:border-line-strong has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent has-[a:focus-visible]:outline-offset-1",
        isDragging && "border-dashed bg-transparent opacity-40",
      )}
    >
      <CardBody
        card={card}
        stageKind={stageKind}
        ageingDays={ageingDays}
        title={
          <a
            ref={setActivatorNodeRef}
            href={`/tickets/${card.number}`}
            draggable={false}
            onClick={open}
            aria-describedby={mayWork ? instructionsId : undefined}
            aria-roledescription={mayWork ? words.card.held : undefined}
            className={classNames(cardTitleClass, "no-underline outline-none after:absolute after:inset-0 after:rounded-lg", card.isUnread && "font-medium")}
          >
            <bdi>{card.title}</bdi>
          </a>
        }
      />
      {mayWork ? <MoveMenu card={card} stageId={stageId} /> : null}
    </article>
  );
});

/** A long press lifts the card; the browser's own menu must not open over it. A right click keeps it. */
function preventTouchMenu(event: MouseEvent): void {
  const { pointerType } = event.nativeEvent as PointerEvent;
  if (pointerType === "touch") event.preventDefault();
}
