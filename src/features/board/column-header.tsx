"use client";

import { Archive, Lock, Plus, TriangleAlert } from "lucide-react";
import { useMayWork } from "@/features/desk";
import { board as words } from "@/messages/fa/board";
import { formatNumber } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { hueColour } from "@/ui/hue";
import { IconButton } from "@/ui/icon-button";
import { hueNames } from "@/ui/tokens";
import { isOpenTo, type StageInfo } from "./board-store";

type Props = { stage: StageInfo; count: number; isAdding: boolean; onAdd: () => void };

/** The stage's name, how many cards it has and how many it should have. Above the scrolling list, so it never leaves. */
export function ColumnHeader({ stage, count, isAdding, onAdd }: Props) {
  const mayWork = useMayWork();
  const hue = hueNames.find((name) => name === stage.color) ?? "stone";
  return (
    <header className="relative flex h-11 shrink-0 items-center gap-2 border-line border-b ps-3 pe-1.5">
      <span aria-hidden="true" className="absolute inset-x-0 top-0 h-0.5" style={{ background: hueColour(hue).shape }} />
      <Dot colour={hue} />
      <h2 dir="auto" title={stage.name} className="min-w-0 truncate font-semibold text-base">
        {stage.name}
      </h2>
      <StageCount count={count} limit={stage.softLimit} />
      {!mayWork ? null : isOpenTo(stage) ? (
        <IconButton
          name={words.quickAdd.open(stage.name)}
          hint={words.quickAdd.open(stage.name)}
          hintSide="bottom"
          icon={<Plus className="size-4" aria-hidden="true" />}
          aria-expanded={isAdding}
          onClick={onAdd}
          className="ms-auto"
        />
      ) : (
        <NotOpen stage={stage} />
      )}
    </header>
  );
}

/** Why no card can be put here, in a mark that says it when pointed at. */
function NotOpen({ stage }: { stage: StageInfo }) {
  const sentence = stage.isRetired ? words.move.retiredRefusal(stage.name) : words.move.limitedRefusal(stage.name);
  const Icon = stage.isRetired ? Archive : Lock;
  return (
    <span role="img" aria-label={sentence} title={sentence} className="ms-auto inline-flex size-8 shrink-0 items-center justify-center text-ink-faint">
      <Icon className="size-4" aria-hidden="true" />
    </span>
  );
}

/** «۱۲», «۱۲ از ۱۵», and in red with a mark once there are more than the limit. */
export function StageCount({ count, limit, className }: { count: number; limit: number | null; className?: string }) {
  const isOver = limit !== null && count > limit;
  const [shown, most] = [formatNumber(count), limit === null ? null : formatNumber(limit)];
  const sentence = most === null ? words.stageCount(shown) : isOver ? words.stageOverLimit(shown, most) : words.stageWithLimit(shown, most);
  return (
    <span
      title={sentence}
      className={classNames(
        "inline-flex shrink-0 items-center gap-1 rounded-full text-xs tabular-nums",
        isOver ? "bg-danger-soft px-1.5 font-medium text-danger-ink" : "text-ink-faint",
        className,
      )}
    >
      {isOver && <TriangleAlert className="size-3" aria-hidden="true" />}
      <span aria-hidden="true">{most === null ? shown : words.of(shown, most)}</span>
      <span className="sr-only">{sentence}</span>
    </span>
  );
}
