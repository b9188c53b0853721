"use client";

import { PhoneIncoming } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { customerRecord } from "@/messages/fa/customer-record";

const Dialog = lazy(() => import("@/ui/dialog").then((module) => ({ default: module.Dialog })));
const CallerBox = lazy(() => import("./caller-box").then((module) => ({ default: module.CallerBox })));
const words = customerRecord.call;

/** «پاسخ به تماس» on every page of the desk: the box for the caller's number in a dialog. */
export function CallerButton({ mayCreate }: { mayCreate: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  return (
    <>
      <button
        type="button"
        title={words.open}
        aria-haspopup="dialog"
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
        className="flex min-w-14 flex-col items-center gap-0.5 rounded-lg px-1 py-1.5 text-2xs text-ink-muted transition-colors hover:bg-hover hover:text-ink"
      >
        <PhoneIncoming className="size-5" aria-hidden="true" />
        {words.short}
      </button>
      {used && (
        <Suspense>
          <Dialog open={isOpen} onOpenChange={setOpen} title={words.title}>
            <CallerBox mayCreate={mayCreate} autoFocus onDone={() => setOpen(false)} />
          </Dialog>
        </Suspense>
      )}
    </>
  );
}
