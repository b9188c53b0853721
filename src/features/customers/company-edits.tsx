"use client";

import { Building2 } from "lucide-react";
import type { CompanyRecord } from "@/domain/customers/record";
import { FACT_LIMIT, NAME_LIMIT, STAFF_NOTE_LIMIT } from "@/domain/customers/terms";
import { Fact, FactValue, StaffNote } from "@/features/contacts";
import { api } from "@/features/desk";
import { SatisfactionLine } from "@/features/surveys";
import { customerRecord } from "@/messages/fa/customer-record";
import { customers } from "@/messages/fa/customers";
import { surveys as surveyWords } from "@/messages/fa/surveys";
import { formatDate } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { EditableLine } from "./editable-line";
import { useRecord } from "./use-record";

const words = customers.record;

function useCompanyEdits(company: CompanyRecord) {
  const run = useRecord(company.version);
  return (part: { name?: string; website?: string; staffNote?: string }) =>
    run((expectedVersion) => api.customers.editCompany.mutate({ companyId: company.id, expectedVersion, ...part }));
}

/** Which company this is; its name is changed in place. */
export function CompanyHead({ company }: { company: CompanyRecord }) {
  const edit = useCompanyEdits(company);
  const { ticket, order } = company.counts;
  return (
    <header className="mb-6 flex items-center gap-4">
      <span className="flex size-11 shrink-0 items-center justify-center rounded-lg border border-line bg-surface-raised text-ink-muted">
        <Building2 className="size-5" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <EditableLine
          label={customerRecord.company.name}
          value={company.name}
          limit={NAME_LIMIT}
          canEdit={company.canEdit}
          isRequired
          save={(name) => edit({ name })}
          inputClass="font-semibold text-xl"
          isHeading
        />
        <p className="text-ink-muted">
          {customerRecord.company.label}، {words.ticketCount(formatNumber(ticket))}
          {order > 0 && `، ${words.orderCount(formatNumber(order))}`}
        </p>
      </div>
    </header>
  );
}

/** What is known of the company. */
export function CompanySide({ company }: { company: CompanyRecord }) {
  const edit = useCompanyEdits(company);
  return (
    <>
      <section>
        <h2 className="mb-1.5 text-ink-muted text-sm">{words.facts}</h2>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          {(company.website || company.canEdit) && (
            <Fact label={words.website}>
              <EditableLine
                label={words.website}
                value={company.website ?? ""}
                limit={FACT_LIMIT}
                canEdit={company.canEdit}
                type="url"
                save={(website) => edit({ website })}
              >
                {company.website && <FactValue fact={{ kind: "URL", value: company.website }} />}
              </EditableLine>
            </Fact>
          )}
          <Fact label={words.since}>{formatDate(company.customerSince)}</Fact>
          <Fact label={words.satisfaction}>
            {company.satisfaction ? <SatisfactionLine {...company.satisfaction} /> : <span className="text-ink-muted">{surveyWords.result.none}</span>}
          </Fact>
        </dl>
      </section>
      {(company.staffNote || company.canEdit) && (
        <StaffNote>
          <EditableLine
            label={words.staffNote}
            value={company.staffNote ?? ""}
            limit={STAFF_NOTE_LIMIT}
            canEdit={company.canEdit}
            isBody
            save={(staffNote) => edit({ staffNote })}
          />
        </StaffNote>
      )}
    </>
  );
}
