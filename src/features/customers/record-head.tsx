"use client";

import type { CustomerRecord } from "@/domain/customers/record";
import { NAME_LIMIT } from "@/domain/customers/terms";
import { customers } from "@/messages/fa/customers";
import { sms } from "@/messages/fa/sms";
import { formatPhoneLightly } from "@/persian/phone-format";
import { Avatar } from "@/ui/avatar";
import { CompanyField } from "./company-field";
import { EditableLine } from "./editable-line";
import { NewOrderButton } from "./new-order-button";
import { NewTicketButton } from "./new-ticket-button";
import { useCustomerEdits } from "./use-record";

const words = customers.record;

/** Whose record this is, and what one does most with it: a new ticket. A record made while the telephone rang asks for the name first. */
export function RecordHead({ customer, isNew }: { customer: CustomerRecord; isNew: boolean }) {
  const edits = useCustomerEdits(customer);
  const name = customer.needsName ? formatPhoneLightly(customer.name) : customer.name;
  const company = customer.companyId && customer.companyName ? { id: customer.companyId, name: customer.companyName } : null;
  const choice = { id: customer.id, name, companyName: customer.companyName, phone: customer.phones[0]?.e164 ?? null };
  return (
    <header className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3">
      <Avatar name={customer.name} colourKey={customer.id} size="lg" decorative />
      <div className="min-w-0 flex-1 basis-60">
        {/* The number that stands for the name is no name to begin from. */}
        <EditableLine
          label={words.name}
          value={customer.needsName ? "" : customer.name}
          limit={NAME_LIMIT}
          canEdit={customer.canEdit}
          isRequired
          startsOpen={isNew && customer.needsName && customer.canEdit}
          save={(next) => edits.edit({ name: next })}
          inputClass="font-semibold text-xl"
          isHeading
        >
          {customer.needsName ? <bdi dir="ltr">{name}</bdi> : undefined}
        </EditableLine>
        {customer.needsName && <p className="text-amber-ink text-sm">{words.unnamed}</p>}
        <CompanyField company={company} canEdit={customer.canEdit} save={(companyName) => edits.edit({ companyName })} />
      </div>
      {customer.canEdit && (
        <div className="flex flex-wrap gap-2">
          <NewOrderButton customer={choice} />
          <NewTicketButton customer={choice} warning={customer.unreachable && sms.unreachable[customer.unreachable]} />
        </div>
      )}
    </header>
  );
}
