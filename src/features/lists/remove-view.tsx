"use client";

import { useState } from "react";
import type { SavedViewItem } from "@/domain/lists/terms";
import { api } from "@/features/desk";
import { lists } from "@/messages/fa/lists";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { showToast } from "@/ui/toast-queue";

const words = lists.views;

type Props = { open: boolean; onOpenChange: (open: boolean) => void; view: SavedViewItem; onRemoved: () => void; onFailed: (error: unknown) => void };

/** Asks before a view goes, and says for whom. */
export function RemoveView({ open, onOpenChange, view, onRemoved, onFailed }: Props) {
  const [isPending, setPending] = useState(false);
  const remove = async () => {
    setPending(true);
    try {
      await api.lists.removeView.mutate({ viewId: view.id, expectedVersion: view.version });
      showToast({ message: words.removed(view.name) });
      onRemoved();
    } catch (error) {
      onOpenChange(false);
      onFailed(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.removeTitle(view.name)}
      confirmLabel={words.removeConfirm}
      danger
      pending={isPending}
      onConfirm={() => void remove()}
    >
      {view.scope === "PRIVATE" ? words.removePrivate : words.removeShared}
    </ConfirmDialog>
  );
}
