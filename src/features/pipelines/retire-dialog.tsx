"use client";

import { useState } from "react";
import type { PipelineEntry } from "@/domain/pipelines/schema";
import { api, failureOf } from "@/features/desk";
import { pipelines as words } from "@/messages/fa/pipelines";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Button, ButtonLink } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { showToast } from "@/ui/toast-queue";

type Props = { pipeline: PipelineEntry; onClose: () => void; refresh: () => Promise<unknown> };

/** Asks before a pipeline is taken out of use; where departments still need it, says which and leads to them. */
export function RetireDialog({ pipeline, onClose, refresh }: Props) {
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const isNeeded = pipeline.departments.length > 0;

  async function retire() {
    setPending(true);
    setFailure(null);
    try {
      await api.pipelines.retire.mutate({ pipelineId: pipeline.id, isRetired: true, expectedVersion: pipeline.version });
      showToast({ tone: "success", message: words.wasRetired(isolate(pipeline.name)) });
      await refresh();
      onClose();
    } catch (error) {
      setFailure(failureOf(error).sentence);
      await refresh().catch(() => {});
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isPending && onClose()}
      title={isNeeded ? words.blockedTitle(pipeline.name) : words.retireTitle(pipeline.name)}
      size="sm"
      role="alertdialog"
      footer={
        isNeeded ? (
          <>
            <ButtonLink kind="primary" href="/settings/departments">
              {words.toDepartments}
            </ButtonLink>
            <Button kind="ghost" onClick={onClose}>
              {words.understood}
            </Button>
          </>
        ) : (
          <>
            <Button kind="danger" pending={isPending} onClick={retire}>
              {words.retire}
            </Button>
            <Button kind="ghost" disabled={isPending} onClick={onClose} autoFocus>
              {words.remove.cancel}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-3 text-ink-muted">
        {failure && <ErrorNote>{failure}</ErrorNote>}
        {isNeeded ? (
          <>
            <p>{words.blockedText}</p>
            <ul className="list-disc ps-5 text-ink">
              {pipeline.departments.map((department) => (
                <li key={department.id}>
                  <bdi>{department.name}</bdi>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p>
            {words.retireText} {pipeline.openCount > 0 && words.retireOpen(formatNumber(pipeline.openCount))}
          </p>
        )}
      </div>
    </Dialog>
  );
}
