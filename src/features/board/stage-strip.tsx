"use client";

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { board as words } from "@/messages/fa/board";
import { formatNumber } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { hueNames } from "@/ui/tokens";
import { useBoardTools } from "./board-context";
import type { StageInfo } from "./board-store";

/** On a phone: all stages above the one that fills the screen. Pressing one brings it; swiping moves the mark. */
export function StageStrip({ stages, boardRef }: { stages: readonly StageInfo[]; boardRef: RefObject<HTMLElement | null> }) {
  const [here, setHere] = useState(stages[0]?.slug);
  const stripRef = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other stages are other elements to watch
  useEffect(() => {
    const board = boardRef.current;
    if (!board) return;
    const seen = new IntersectionObserver(
      (entries) => {
        const entry = entries.find((one) => one.isIntersecting);
        if (entry?.target instanceof HTMLElement) setHere(entry.target.dataset.column);
      },
      { root: board, threshold: 0.6 },
    );
    for (const column of board.querySelectorAll(`[data-column]`)) seen.observe(column);
    return () => seen.disconnect();
  }, [boardRef, stages]);

  useEffect(() => {
    const strip = stripRef.current;
    const button = strip?.querySelector<HTMLElement>(`[data-strip="${here}"]`);
    if (!strip || !button) return;
    const [outer, inner] = [strip.getBoundingClientRect(), button.getBoundingClientRect()];
    strip.scrollBy({ left: inner.left + inner.width / 2 - outer.left - outer.width / 2, behavior: "smooth" });
  }, [here]);

  return (
    <nav ref={stripRef} aria-label={words.stages} className="flex shrink-0 gap-1.5 overflow-x-auto px-4 pb-2.5 [scrollbar-width:none] sm:hidden">
      {stages.map((stage) => (
        <button
          key={stage.id}
          type="button"
          data-strip={stage.slug}
          aria-current={here === stage.slug ? "true" : undefined}
          onClick={() =>
            boardRef.current?.querySelector(`[data-column="${stage.slug}"]`)?.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" })
          }
          className={classNames(
            "inline-flex h-9 shrink-0 items-center gap-2 rounded-full border px-3 text-sm transition-colors",
            here === stage.slug ? "border-line-strong bg-surface-raised font-medium text-ink" : "border-transparent text-ink-muted",
          )}
        >
          <Dot colour={hueNames.find((hue) => hue === stage.color) ?? "stone"} />
          {stage.name}
          <Count stageId={stage.id} />
        </button>
      ))}
    </nav>
  );
}

function Count({ stageId }: { stageId: string }) {
  const { store } = useBoardTools();
  const count = useSyncExternalStore(
    (tell) => store.subscribe(stageId, tell),
    () => store.column(stageId).count,
    () => store.column(stageId).count,
  );
  return <span className="text-ink-faint tabular-nums">{formatNumber(count)}</span>;
}
