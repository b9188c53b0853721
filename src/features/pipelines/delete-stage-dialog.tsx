"use client";

import { useState } from "react";
import { targetsFor } from "@/domain/pipelines/rules";
import type { PipelineEntry, StageEntry } from "@/domain/pipelines/schema";
import { api, failureOf } from "@/features/desk";
import { pipelines } from "@/messages/fa/pipelines";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Dot } from "@/ui/dot";
import { ErrorNote } from "@/ui/error-note";
import { SelectField } from "@/ui/select-field";
import { showToast } from "@/ui/toast-queue";
import { type HueName, hueNames } from "@/ui/tokens";

const words = pipelines.remove;

type Props = { entry: PipelineEntry; stage: StageEntry; hasDraft: boolean; onClose: () => void; refresh: () => Promise<unknown> };

/** Asks whether a stage may go and where its cards go; both happen at once, also while colleagues move cards. */
export function DeleteStageDialog({ entry, stage, hasDraft, onClose, refresh }: Props) {
  const targets = targetsFor(stage, entry.stages);
  const [targetId, setTargetId] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const hasCards = stage.cardCount > 0;
  const target = targets.find((one) => one.id === targetId);

  async function remove() {
    setPending(true);
    setFailure(null);
    try {
      const { moved } = await api.pipelines.deleteStage.mutate({
        pipelineId: entry.id,
        stageId: stage.id,
        targetStageId: targetId,
        expectedVersion: entry.version,
      });
      const message = moved > 0 && target ? words.doneMoved(isolate(stage.name), formatNumber(moved), isolate(target.name)) : words.done(isolate(stage.name));
      showToast({ tone: "success", message });
      await refresh();
      onClose();
    } catch (error) {
      setFailure(failureOf(error).sentence);
      // A card may have come in since this was opened: its count is shown anew, and where it goes is asked.
      await refresh().catch(() => {});
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isPending && onClose()}
      title={words.title(stage.name)}
      size="sm"
      role="alertdialog"
      footer={
        <>
          <Button kind="danger" pending={isPending} disabled={hasCards && !target} onClick={remove}>
            {words.confirm}
          </Button>
          <Button kind="ghost" disabled={isPending} onClick={onClose} autoFocus>
            {words.cancel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {failure && <ErrorNote>{failure}</ErrorNote>}
        <p className="text-ink-muted">{hasCards ? words.cards(formatNumber(stage.cardCount)) : words.empty}</p>
        {hasCards && (
          <SelectField
            label={words.target}
            options={targets.map((one) => ({
              id: one.id,
              label: one.name,
              icon: <Dot colour={hueNames.find((hue): hue is HueName => hue === one.color) ?? "stone"} />,
              hint: pipelines.stage.kinds[one.kind],
            }))}
            value={targetId}
            onChange={setTargetId}
          />
        )}
        {hasDraft && <p className="text-ink-muted text-sm">{words.unsavedFirst}</p>}
      </div>
    </Dialog>
  );
}
