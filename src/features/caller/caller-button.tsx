"use client";

import { PhoneIncoming } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { customerRecord } from "@/messages/fa/customer-record";
import { IconButton } from "@/ui/icon-button";

const Dialog = lazy(() => import("@/ui/dialog").then((module) => ({ default: module.Dialog })));
const CallerBox = lazy(() => import("./caller-box").then((module) => ({ default: module.CallerBox })));
const words = customerRecord.call;

/** «پاسخ به تماس» on every page of the desk: the box for the caller's number in a dialog. */
export function CallerButton({ mayCreate }: { mayCreate: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  return (
    <>
      <IconButton
        size="lg"
        name={words.open}
        icon={<PhoneIncoming className="size-5" />}
        onClick={() => {
          setUsed(true);
          setOpen(true);
        }}
      />
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
