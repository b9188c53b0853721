"use client";

import { PhoneCall } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { calls as words } from "@/messages/fa/calls";
import { Button } from "@/ui/button";
import { type BegunCall, type CallTarget, onCallLogWanted } from "./offer-call-log";

const load = () => import("./call-dialog");
const CallDialog = lazy(() => load().then((module) => ({ default: module.CallDialog })));

/** «ثبت تماس»; also opens when the offer after a pressed number is taken. */
export function LogCallButton({ customer, ticketId, onLogged }: CallTarget & { onLogged: () => void }) {
  const [shown, setShown] = useState<{ key: number; begun: BegunCall | null } | null>(null);
  useEffect(
    () =>
      onCallLogWanted((begun) => {
        if (begun.customerId === customer.id && begun.ticketId === ticketId) setShown({ key: begun.at, begun });
      }),
    [customer.id, ticketId],
  );
  return (
    <>
      <Button
        size="sm"
        kind="ghost"
        icon={<PhoneCall className="size-4" aria-hidden="true" />}
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setShown({ key: Date.now(), begun: null })}
        className="-ms-2 mt-1"
      >
        {words.log}
      </Button>
      {shown && (
        <Suspense>
          <CallDialog
            key={shown.key}
            customer={customer}
            ticketId={ticketId}
            begun={shown.begun}
            onClose={() => setShown(null)}
            onLogged={() => {
              setShown(null);
              onLogged();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
