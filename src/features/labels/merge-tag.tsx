"use client";

import { lazy, Suspense, useState } from "react";
import type { TagItem } from "@/domain/labels/lists";
import { api } from "@/features/desk";
import { labels as words } from "@/messages/fa/labels";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { SelectMenu } from "@/ui/select-menu";
import { showToast } from "@/ui/toast-queue";
import type { HueName } from "@/ui/tokens";

const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

type Props = {
  tag: { id: string; name: string; version: number; used: number };
  others: readonly TagItem[];
  onMerged: () => Promise<void>;
  onFailed: (error: unknown) => Promise<void>;
};

/** Two tags that mean the same become one, after a question that says what happens. */
export function MergeTag({ tag, others, onMerged, onFailed }: Props) {
  const [into, setInto] = useState<TagItem | null>(null);
  const [isPending, setPending] = useState(false);
  if (others.length === 0) return null;

  async function merge() {
    if (!into) return;
    setPending(true);
    try {
      await api.labels.mergeTags.mutate({ id: tag.id, expectedVersion: tag.version, intoId: into.id });
      showToast({ message: words.merged(isolate(into.name)), tone: "success" });
      await onMerged();
    } catch (error) {
      setInto(null);
      await onFailed(error);
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <SelectMenu
        label={words.merge}
        value={null}
        onChange={(id) => setInto(others.find((other) => other.id === id) ?? null)}
        options={others.map((other) => ({ id: other.id, label: other.name, icon: <Dot colour={other.color as HueName} /> }))}
      >
        {(trigger) => (
          <Button {...trigger} kind="ghost" className="ms-auto">
            {words.merge}
          </Button>
        )}
      </SelectMenu>
      {into && (
        <Suspense>
          <ConfirmDialog
            open
            onOpenChange={(open) => !open && setInto(null)}
            title={words.mergeTitle(isolate(tag.name), isolate(into.name))}
            confirmLabel={words.mergeSubmit}
            danger
            pending={isPending}
            onConfirm={() => void merge()}
          >
            {words.mergeText(formatNumber(tag.used), isolate(into.name))}
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
