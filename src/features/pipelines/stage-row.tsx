"use client";

import { Archive, ChevronDown, EyeOff, Lock, Trash2, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { BoardOptions } from "@/domain/board/card";
import { pipelines } from "@/messages/fa/pipelines";
import { formatNumber } from "@/persian/digits";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import type { StageDraft } from "./draft";
import { StageFields } from "./stage-fields";

type Props = {
  stage: StageDraft;
  tools: ReactNode;
  isOpen: boolean;
  onToggle: () => void;
  options: BoardOptions;
  problem: (field: string) => string | undefined;
  hasProblem: boolean;
  onChange: (change: Partial<StageDraft>) => void;
  onRemove: () => void;
};

/** One stage in the list: what it is in a line, and everything about it when it is opened. */
export function StageRow({ stage, tools, isOpen, onToggle, options, problem, hasProblem, onChange, onRemove }: Props) {
  const name = stage.name.trim() || pipelines.editor.newStage;
  const id = `stage-${stage.key}`;
  return (
    <div className="rounded-lg border border-line bg-surface-raised">
      <div className="flex items-center gap-1.5 py-1.5 ps-1.5 pe-2">
        {tools}
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
          className="flex min-h-10 min-w-0 flex-1 items-center gap-2 rounded px-1.5 text-start hover:bg-hover"
        >
          <Dot colour={stage.color} />
          <bdi className={classNames("min-w-0 truncate font-medium", stage.isRetired && "text-ink-faint")}>{name}</bdi>
          <span className="hidden shrink-0 text-ink-muted text-sm sm:inline">{pipelines.stage.kinds[stage.kind]}</span>
          <span className="ms-auto flex shrink-0 items-center gap-1.5 text-ink-faint">
            {hasProblem && <TriangleAlert className="size-4 text-danger-ink" aria-hidden="true" />}
            {stage.isLimited && <Mark icon={<Lock className="size-3.5" aria-hidden="true" />} says={pipelines.preview.limited} />}
            {!stage.isPortalVisible && <Mark icon={<EyeOff className="size-3.5" aria-hidden="true" />} says={pipelines.preview.hidden} />}
            {stage.isRetired && <Badge icon={<Archive className="size-3" aria-hidden="true" />}>{pipelines.retired}</Badge>}
            <span className="text-xs tabular-nums">{pipelines.editor.cards(formatNumber(stage.cardCount))}</span>
            <ChevronDown className={classNames("size-4 transition-transform", isOpen && "rotate-180")} aria-hidden="true" />
          </span>
        </button>
      </div>
      {isOpen && (
        <section id={id} aria-label={name} className="border-line border-t px-4 pt-4 pb-3">
          <StageFields {...{ stage, options, problem, onChange }} />
          <div className="mt-4 flex justify-end border-line border-t pt-3">
            <Button kind="ghost" size="sm" icon={<Trash2 className="size-4" aria-hidden="true" />} onClick={onRemove} className="text-danger-ink">
              {pipelines.stage.remove}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

function Mark({ icon, says }: { icon: ReactNode; says: string }) {
  return (
    <span title={says}>
      {icon}
      <span className="sr-only">{says}</span>
    </span>
  );
}
