"use client";

import { ArrowDownToLine, ArrowUpToLine, EllipsisVertical } from "lucide-react";
import { useMemo } from "react";
import type { BoardCard } from "@/domain/board/card";
import { board as words } from "@/messages/fa/board";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { MenuButton } from "@/ui/menu-button";
import type { MenuEntry } from "@/ui/menu-entries";
import { hueNames } from "@/ui/tokens";
import { useBoardTools } from "./board-context";
import { isOpenTo, type StageInfo } from "./board-store";
import { slideAfter } from "./moves";

/** «انتقال به…»: all that dragging does, without dragging (WCAG 2.5.7). */
export function MoveMenu({ card, stageId }: { card: BoardCard; stageId: string }) {
  const { store, queue } = useBoardTools();
  const items = useMemo(() => linesOf(store.stages, stageId), [store.stages, stageId]);
  const act = (id: string) => {
    slideAfter(card.number);
    if (id === "bottom") return queue.move(card.id, { stageId, afterId: null, beforeId: null, atEnd: true });
    const target = id === "top" ? stageId : id;
    const first = store.column(target).cards.find((one) => one.id !== card.id);
    return queue.move(card.id, { stageId: target, afterId: null, beforeId: first?.id ?? null });
  };
  return (
    <MenuButton label={words.move.menu} items={items} onAction={act} placement="bottom end">
      {(trigger) => (
        <button
          {...trigger}
          type="button"
          aria-label={words.move.menu}
          title={words.move.menu}
          onMouseDown={stop}
          onTouchStart={stop}
          className={classNames(
            "absolute end-1 top-1.5 z-10 inline-flex size-6 items-center justify-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink aria-expanded:bg-pressed aria-expanded:text-ink pointer-coarse:end-0 pointer-coarse:top-0 pointer-coarse:size-10",
            "opacity-0 focus-visible:opacity-100 group-focus-within/card:opacity-100 group-hover/card:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100",
          )}
        >
          <EllipsisVertical className="size-4" aria-hidden="true" />
        </button>
      )}
    </MenuButton>
  );
}

/** The button is not a handle: pressing it must not begin a drag. */
function stop(event: { stopPropagation: () => void }): void {
  event.stopPropagation();
}

function linesOf(stages: readonly StageInfo[], stageId: string): MenuEntry[] {
  return [
    {
      id: "stages",
      group: words.move.stages,
      lines: stages.map((stage) => ({
        id: stage.id,
        label: stage.name,
        icon: <Dot colour={hueNames.find((hue) => hue === stage.color) ?? "stone"} />,
        disabled: stage.id === stageId || !isOpenTo(stage),
        hint: stage.id === stageId ? words.move.here : stage.isRetired ? words.move.retired : stage.mayEnter ? undefined : words.move.limited,
      })),
    },
    { id: "separator", separator: true },
    { id: "top", label: words.move.toTop, icon: <ArrowUpToLine className="size-4" aria-hidden="true" /> },
    { id: "bottom", label: words.move.toBottom, icon: <ArrowDownToLine className="size-4" aria-hidden="true" /> },
  ];
}
