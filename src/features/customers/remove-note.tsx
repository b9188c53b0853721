"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { api, failureOf } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { IconButton } from "@/ui/icon-button";
import { showToast } from "@/ui/toast-queue";

const words = customerRecord.note;
const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

/** Takes a note off the record, after asking. */
export function RemoveNote({ noteId }: { noteId: string }) {
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);
  const remove = async () => {
    setPending(true);
    try {
      await api.customers.removeNote.mutate({ noteId });
      router.refresh();
      showToast({ message: words.takenBack });
    } catch (error) {
      showToast({ tone: "danger", message: failureOf(error).sentence });
    } finally {
      setPending(false);
      setAsked(false);
    }
  };
  return (
    <>
      <IconButton
        size="sm"
        name={words.remove}
        icon={<Trash2 className="size-3.5" />}
        onClick={() => setAsked(true)}
        className="ms-auto opacity-60 hover:opacity-100 focus-visible:opacity-100"
      />
      {isAsked && (
        <Suspense>
          <ConfirmDialog
            open
            onOpenChange={setAsked}
            title={words.removeTitle}
            confirmLabel={words.remove}
            danger
            pending={isPending}
            onConfirm={() => void remove()}
          >
            {words.removeText}
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
