"use client";

import { EyeOff, Lock, TriangleAlert } from "lucide-react";
import { SOFT_LIMIT_MAX } from "@/domain/pipelines/schema";
import { pipelines } from "@/messages/fa/pipelines";
import { portal } from "@/messages/fa/portal";
import { formatNumber } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { hueColour } from "@/ui/hue";
import { numberIn, type PipelineDraft, type StageDraft } from "./draft";

const words = pipelines.preview;

/** What the board and what a customer would read, as it is being edited. */
export function Preview({ draft }: { draft: PipelineDraft }) {
  const shown = draft.stages.filter((stage) => !stage.isRetired || stage.cardCount > 0);
  return (
    <aside aria-label={words.title} className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-4">
      <section aria-labelledby="preview-board">
        <h2 id="preview-board" className="mb-2 text-base">
          {words.board}: <bdi>{draft.name}</bdi>
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <section tabIndex={0} aria-label={words.board} className="flex gap-2 overflow-x-auto rounded-lg border border-line bg-surface p-2 pb-3">
          {shown.map((stage) => (
            <Column key={stage.key} stage={stage} />
          ))}
        </section>
      </section>
      <section aria-labelledby="preview-customer">
        <h2 id="preview-customer" className="text-base">
          {words.customer}
        </h2>
        <p className="mb-2 text-ink-muted text-sm">{words.customerLead}</p>
        <ol className="flex flex-col rounded-lg border border-line bg-surface px-4 py-3">
          {shown.map((stage, index) => {
            const label = publicLabel(stage);
            const before = shown[index - 1];
            const isSame = before !== undefined && publicLabel(before) === label;
            return (
              <li key={stage.key} className="relative flex gap-3 pb-3 last:pb-0">
                {index < shown.length - 1 && <span aria-hidden="true" className="absolute start-[3.5px] top-6 -bottom-2 w-px bg-line" />}
                <span className="flex h-6.25 shrink-0 items-center">
                  <Dot colour={isSame ? "stone" : "accent"} />
                </span>
                <span className="min-w-0">
                  <bdi className={classNames("block break-words text-md", isSame ? "text-ink-faint" : "font-medium")}>{label}</bdi>
                  <span className="block text-ink-faint text-xs">
                    <bdi>{stage.name}</bdi>
                    {!stage.isPortalVisible && (
                      <>
                        {" · "}
                        <EyeOff className="inline size-3" aria-hidden="true" /> {words.hidden}
                      </>
                    )}
                    {isSame && ` · ${words.sameAsBefore}`}
                  </span>
                </span>
              </li>
            );
          })}
        </ol>
      </section>
    </aside>
  );
}

/** As the portal's projection does it (domain/portal/view.ts). */
function publicLabel(stage: StageDraft): string {
  return stage.isPortalVisible ? stage.publicLabel.trim() || "…" : portal.kindLabels[stage.kind];
}

function Column({ stage }: { stage: StageDraft }) {
  const limit = numberIn(stage.softLimit, SOFT_LIMIT_MAX);
  const isOver = limit !== null && stage.cardCount > limit;
  const count = formatNumber(stage.cardCount);
  return (
    <div className="relative flex w-36 shrink-0 flex-col overflow-hidden rounded bg-surface-sunken pb-2">
      <span aria-hidden="true" className="absolute inset-x-0 top-0 h-0.5" style={{ background: hueColour(stage.color).shape }} />
      <div className="flex items-center gap-1.5 px-2 pt-2 pb-1.5">
        <Dot colour={stage.color} />
        <bdi title={stage.name} className="min-w-0 truncate font-semibold text-sm">
          {stage.name}
        </bdi>
        {stage.isLimited && (
          <span role="img" aria-label={words.limited} title={words.limited} className="ms-auto shrink-0 text-ink-faint">
            <Lock className="size-3" aria-hidden="true" />
          </span>
        )}
      </div>
      <p className={classNames("px-2 text-xs tabular-nums", isOver ? "font-medium text-danger-ink" : "text-ink-faint")}>
        {isOver && <TriangleAlert className="me-1 inline size-3" aria-hidden="true" />}
        {limit === null || Number.isNaN(limit) ? words.cardsNow(count) : words.ofLimit(count, formatNumber(limit))}
        {isOver && <span className="sr-only"> {words.over}</span>}
      </p>
      <div aria-hidden="true" className="mt-2 flex flex-col gap-1.5 px-2">
        {Array.from({ length: Math.min(3, stage.cardCount) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
          <span key={index} className="h-7 rounded-sm border border-line bg-surface-raised" />
        ))}
      </div>
    </div>
  );
}
