"use client";

import { Undo2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { working } from "@/messages/fa/working";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Followers } from "./followers";
import type { Perform } from "./perform";
import { PromiseButton } from "./promise";
import { Trail } from "./trail";

const words = working.giveBack;
const ReturnDialog = lazy(() => import("./return-dialog").then((module) => ({ default: module.ReturnDialog })));

type Props = { ticket: TicketDetail; me: { id: string } | undefined; perform: Perform; refresh: () => Promise<unknown> };

/** Beneath the properties: what is promised, who follows, with whom the card is, and what waits to be given back. */
export function WorkLine({ ticket, me, perform, refresh }: Props) {
  const [isReturning, setReturning] = useState(false);
  const { escalation, trail } = ticket.work;
  const backTo = escalation ? (escalation.backTo.user?.name ?? escalation.backTo.department.name) : "";
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1.5">
      <PromiseButton ticket={ticket} perform={perform} refresh={refresh} />
      <Followers ticket={ticket} me={me} refresh={refresh} />
      <Trail trail={trail} />
      {escalation && ticket.closedAt === null && (
        <div className="flex min-w-0 basis-full flex-wrap items-center gap-x-3 gap-y-1.5 rounded border border-amber-line bg-amber-soft px-3 py-1.5 text-sm">
          <p className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">{words.banner(isolate(escalation.byName ?? words.someone), isolate(backTo))}</p>
          {ticket.abilities.canEdit && (
            <Button size="sm" icon={<Undo2 className="size-4 rtl:-scale-x-100" aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setReturning(true)}>
              {words.button}
            </Button>
          )}
          {isReturning && (
            <Suspense>
              <ReturnDialog escalation={escalation} backTo={backTo} perform={perform} onClose={() => setReturning(false)} />
            </Suspense>
          )}
        </div>
      )}
    </div>
  );
}
