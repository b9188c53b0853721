import Link from "next/link";
import type { ReactNode } from "react";
import type { CustomerRecord as Record, TimelinePage } from "@/domain/customers/record";
import type { TimelineKind } from "@/domain/customers/terms";
import { customers } from "@/messages/fa/customers";
import { NoteForm } from "./note-form";
import { OpenTickets } from "./open-tickets";
import { RecordHead } from "./record-head";
import { RecordSide } from "./record-side";
import { Timeline } from "./timeline";

type Props = {
  customer: Record;
  timeline: TimelinePage;
  kind: TimelineKind | null;
  isNew: boolean;
  maySupervise: boolean;
  now: string;
  children?: ReactNode /** At the end of the side. */;
  end?: ReactNode;
};

/** A customer's record (پرونده مشتری): who this is, what is open and everything that ever happened (D4, D13, D27, A3). */
export function CustomerRecord({ customer, timeline, kind, isNew, maySupervise, now, children, end }: Props) {
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8 md:py-8">
      <p className="mb-3 text-sm">
        <Link href="/customers" className="rounded-sm text-ink-muted hover:text-ink hover:underline hover:underline-offset-4">
          {customers.record.back}
        </Link>
      </p>
      <RecordHead customer={customer} isNew={isNew} />
      {children}
      {/* On a phone what is open comes first: the customer may be on the line. */}
      <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[20rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:col-start-2">
          <OpenTickets open={customer.open} count={customer.openCount} now={now} />
        </div>
        <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <RecordSide customer={customer} />
          {end}
        </div>
        <div className="flex min-w-0 flex-col gap-8 lg:col-start-2">
          {customer.canEdit && <NoteForm customer={customer} />}
          <Timeline whose={{ of: "customer", id: customer.id }} kind={kind} first={timeline} now={now} maySupervise={maySupervise} />
        </div>
      </div>
    </div>
  );
}
