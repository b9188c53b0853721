"use client";

import { ChevronDown, ChevronUp, Pencil } from "lucide-react";
import { labels as words } from "@/messages/fa/labels";
import { formatNumber } from "@/persian/digits";
import { Dot } from "@/ui/dot";
import { IconButton } from "@/ui/icon-button";
import type { HueName } from "@/ui/tokens";
import type { ShownLabel } from "./shown-label";

type Props = {
  label: ShownLabel;
  departments: readonly { id: string; name: string }[];
  isLocked: boolean;
  /** Null = the order is not chosen. */
  move: { isFirst: boolean; isLast: boolean; to: (to: "up" | "down") => void } | null;
  onEdit: () => void;
};

/** One category, product or tag: its name, whose it is, how many cards have it. */
export function LabelRow({ label, departments, isLocked, move, onEdit }: Props) {
  const department = label.depth === undefined || label.departmentId === null ? null : departments.find(({ id }) => id === label.departmentId);
  return (
    <div className="flex items-center gap-2 rounded-lg border border-line bg-surface-raised py-1 ps-2 pe-2">
      {move && (
        <span className="flex shrink-0">
          <IconButton
            size="sm"
            name={words.up(label.name)}
            icon={<ChevronUp className="size-4" />}
            disabled={move.isFirst || isLocked}
            onClick={() => move.to("up")}
          />
          <IconButton
            size="sm"
            name={words.down(label.name)}
            icon={<ChevronDown className="size-4" />}
            disabled={move.isLast || isLocked}
            onClick={() => move.to("down")}
          />
        </span>
      )}
      {label.color && <Dot colour={label.color as HueName} />}
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <bdi className="min-w-0 font-medium [overflow-wrap:anywhere]">{label.name}</bdi>
        {department && <bdi className="text-ink-muted text-sm">{department.name}</bdi>}
        <span className="text-ink-faint text-sm">{words.used(formatNumber(label.used))}</span>
      </span>
      <IconButton name={words.edit(label.name)} icon={<Pencil className="size-4" />} disabled={isLocked} onClick={onEdit} />
    </div>
  );
}
