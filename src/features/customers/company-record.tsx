import Link from "next/link";
import type { CompanyRecord as Record, TimelinePage } from "@/domain/customers/record";
import type { TimelineKind } from "@/domain/customers/terms";
import { customerRecord } from "@/messages/fa/customer-record";
import { customers } from "@/messages/fa/customers";
import { formatNumber } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { CompanyHead, CompanySide } from "./company-edits";
import { OpenTickets } from "./open-tickets";
import { Timeline } from "./timeline";

const words = customerRecord.company;

type Props = { company: Record; timeline: TimelinePage; kind: TimelineKind | null; maySupervise: boolean; now: string };

/** A company's record: its people, and over all of them what is open and what ever happened (D4, A31). */
export function CompanyRecord({ company, timeline, kind, maySupervise, now }: Props) {
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8 md:py-8">
      <p className="mb-3 text-sm">
        <Link href="/customers" className="rounded-sm text-ink-muted hover:text-ink hover:underline hover:underline-offset-4">
          {customers.record.back}
        </Link>
      </p>
      <CompanyHead company={company} />
      <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[20rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 lg:col-start-2">
          <OpenTickets open={company.open} count={company.openCount} now={now} />
        </div>
        <div className="flex min-w-0 flex-col gap-6 lg:col-start-1 lg:row-span-2 lg:row-start-1">
          <CompanySide company={company} />
          <People company={company} />
        </div>
        <div className="min-w-0 lg:col-start-2">
          <Timeline whose={{ of: "company", id: company.id }} kind={kind} first={timeline} now={now} maySupervise={maySupervise} />
        </div>
      </div>
    </div>
  );
}

function People({ company }: { company: Record }) {
  return (
    <section>
      <h2 className="mb-1.5 flex items-baseline gap-2 text-ink-muted text-sm">
        {words.people}
        {company.people.length > 0 && <span className="font-normal text-ink-faint text-xs">{formatNumber(company.people.length + company.morePeople)}</span>}
      </h2>
      {company.people.length === 0 ? (
        <p className="text-ink-muted">{words.nobody}</p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {company.people.map((person) => (
            <li key={person.id} className="relative flex items-center gap-2.5 rounded px-2 py-1.5 hover:bg-hover">
              <Avatar name={person.name} colourKey={person.id} size="sm" decorative />
              <span className="min-w-0 flex-1">
                <Link href={`/customers/${person.id}`} className="block [overflow-wrap:anywhere] after:absolute after:inset-0">
                  <bdi>{person.name}</bdi>
                </Link>
                <span className="flex flex-wrap gap-x-2 text-ink-faint text-sm">
                  {person.jobTitle && <bdi>{person.jobTitle}</bdi>}
                  {person.phone && <bdi dir="ltr">{formatPhoneLightly(person.phone)}</bdi>}
                </span>
              </span>
              {person.openTickets > 0 && <Badge>{words.open(formatNumber(person.openTickets))}</Badge>}
            </li>
          ))}
        </ul>
      )}
      {company.morePeople > 0 && <p className="mt-1 text-ink-faint text-sm">{words.more(formatNumber(company.morePeople))}</p>}
    </section>
  );
}
