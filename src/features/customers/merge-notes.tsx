"use client";

import { Undo2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { DuplicateReason, DuplicateSide } from "@/domain/customers/duplicates";
import type { RecentMerge } from "@/domain/customers/merge";
import { api, failureOf } from "@/features/desk";
import { customerMerge as words } from "@/messages/fa/customer-merge";
import { formatDate, formatRelative } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

type Props = { customerId: string; merges: RecentMerge[]; duplicates: { other: DuplicateSide; reasons: DuplicateReason[] }[]; now: string };

/** On a record, for supervisors: that it was made of two, with the way back, and that there may be another of the same person. */
export function MergeNotes({ customerId, merges, duplicates, now }: Props) {
  if (merges.length + duplicates.length === 0) return null;
  return (
    <div className="mb-6 flex flex-col gap-2">
      {merges.map((merge, index) => (
        <Merge key={merge.id} merge={merge} isLast={index === 0} now={now} />
      ))}
      {duplicates.length > 0 && (
        <p className="rounded-xl border border-line px-4 py-2.5 text-sm">
          {words.hint}{" "}
          {duplicates.slice(0, 3).map(({ other, reasons }) => (
            <Link
              key={other.id}
              href={`/customers/merge?survivor=${customerId}&merged=${other.id}`}
              className="me-3 rounded-sm underline underline-offset-4 hover:text-accent-ink"
            >
              <bdi>{other.name}</bdi> ({reasons.map((reason) => words.reasons[reason]).join("، ")})
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}

function Merge({ merge, isLast, now }: { merge: RecentMerge; isLast: boolean; now: string }) {
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const [isPending, setPending] = useState(false);
  const undo = async () => {
    setPending(true);
    try {
      const { newTickets } = await api.customers.undoMerge.mutate({ mergeId: merge.id });
      showToast({ tone: "success", message: words.undone(formatNumber(newTickets)) });
      router.refresh();
    } catch (error) {
      showToast({ tone: "danger", message: failureOf(error).sentence });
    } finally {
      setPending(false);
      setAsked(false);
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line px-4 py-2.5 text-sm">
      <p className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        {words.recent(isolate(merge.mergedName), formatRelative(merge.at, now), merge.byName && isolate(merge.byName))}{" "}
        <span className="text-ink-muted">{words.until(formatDate(merge.until))}</span>
      </p>
      {isLast && (
        <Button icon={<Undo2 className="size-4" aria-hidden="true" />} onClick={() => setAsked(true)}>
          {words.undo}
        </Button>
      )}
      {isAsked && (
        <Suspense>
          <ConfirmDialog open onOpenChange={setAsked} title={words.undoTitle} confirmLabel={words.undo} pending={isPending} onConfirm={() => void undo()}>
            {words.undoText(formatNumber(merge.newTickets))}
          </ConfirmDialog>
        </Suspense>
      )}
    </div>
  );
}
