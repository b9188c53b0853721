"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CustomerRecord } from "@/domain/customers/record";
import { NAME_LIMIT, STAFF_NOTE_LIMIT } from "@/domain/customers/terms";
import { LogCallButton } from "@/features/calls";
import { ContactList, Fact, FactValue, StaffNote } from "@/features/contacts";
import type { Failure } from "@/features/desk";
import { SatisfactionLine } from "@/features/surveys";
import { customerRecord } from "@/messages/fa/customer-record";
import { customers } from "@/messages/fa/customers";
import { sms } from "@/messages/fa/sms";
import { surveys as surveyWords } from "@/messages/fa/surveys";
import { formatDate } from "@/persian/dates";
import { IconButton } from "@/ui/icon-button";
import { ContactEditor } from "./contact-editor";
import { EditableLine } from "./editable-line";
import { FactEditor } from "./fact-editor";
import { SmsChoice } from "./sms-choice";
import { useCustomerEdits } from "./use-record";

const words = customers.record;
const editing = customerRecord.edit;

/** The right side of the record: how to reach the customer and what is known, each changed where it is read (A3). */
export function RecordSide({ customer }: { customer: CustomerRecord }) {
  const edits = useCustomerEdits(customer);
  const [isEditing, setEditing] = useState(false);
  const { canEdit } = customer;
  const router = useRouter();
  const factOf = (fieldId: string) => customer.facts.find((fact) => fact.fieldId === fieldId)?.value ?? "";
  const own = [
    { key: "jobTitle" as const, label: words.job, value: customer.jobTitle ?? "" },
    { key: "city" as const, label: words.city, value: customer.city ?? "" },
  ];
  // What is being filled in stays where it is when a colleague's value arrives meanwhile, so that nothing typed is lost.
  const [held, setHeld] = useState<readonly string[]>([]);
  const letGo = (key: string) => (failure: Failure | null) => {
    if (!failure) setHeld((all) => all.filter((one) => one !== key));
    return failure;
  };
  const isFilled = (key: string, value: string) => value !== "" && !held.includes(key);
  const missing = [...own.filter((one) => !isFilled(one.key, one.value)), ...customer.fields.filter((field) => !isFilled(field.id, factOf(field.id)))];
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <section>
        <h2 className="mb-1.5 flex items-center gap-1 text-ink-muted text-sm">
          {words.contacts}
          {canEdit && !isEditing && (
            <IconButton
              size="sm"
              name={editing.contacts}
              icon={<Pencil className="size-3.5" />}
              onClick={() => setEditing(true)}
              className="opacity-60 hover:opacity-100 focus-visible:opacity-100"
            />
          )}
        </h2>
        {isEditing ? (
          <ContactEditor customer={customer} save={edits.editContacts} onDone={() => setEditing(false)} />
        ) : (
          <>
            <ContactList phones={customer.phones} emails={customer.emails} log={canEdit ? { customer, ticketId: null } : undefined} />
            {canEdit && <LogCallButton customer={customer} ticketId={null} onLogged={() => router.refresh()} />}
          </>
        )}
        {customer.unreachable && <p className="mt-1 ps-6.5 text-amber-ink text-sm">{sms.unreachable[customer.unreachable]}</p>}
        <div className="mt-2">
          <SmsChoice key={String(customer.isOptedOut)} customerId={customer.id} isOptedOut={customer.isOptedOut} isLocked={!canEdit} />
        </div>
      </section>
      <section>
        <h2 className="mb-1.5 text-ink-muted text-sm">{words.facts}</h2>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          {own
            .filter((one) => isFilled(one.key, one.value))
            .map(({ key, label, value }) => (
              <Fact key={key} label={label}>
                <EditableLine label={label} value={value} limit={NAME_LIMIT} canEdit={canEdit} save={(text) => edits.edit({ [key]: text })} />
              </Fact>
            ))}
          {customer.fields
            .filter((field) => isFilled(field.id, factOf(field.id)))
            .map((field) => (
              <FactEditor key={field.id} field={field} value={factOf(field.id)} canEdit={canEdit} save={(value) => edits.setFact(field.id, value)} />
            ))}
          {customer.website && (
            <Fact label={words.website}>
              <FactValue fact={{ kind: "URL", value: customer.website }} />
            </Fact>
          )}
          <Fact label={words.since}>{formatDate(customer.customerSince)}</Fact>
          <Fact label={words.satisfaction}>
            {customer.satisfaction ? <SatisfactionLine {...customer.satisfaction} /> : <span className="text-ink-muted">{surveyWords.result.none}</span>}
          </Fact>
        </dl>
        {canEdit && missing.length > 0 && (
          <details className="mt-2" onFocusCapture={() => setHeld(missing.map((one) => ("key" in one ? one.key : one.id)))}>
            <summary className="cursor-pointer rounded-sm text-ink-muted text-sm hover:text-ink">{words.noFacts}</summary>
            <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
              {own
                .filter((one) => !isFilled(one.key, one.value))
                .map(({ key, label, value }) => (
                  <Fact key={key} label={label}>
                    <EditableLine label={label} value={value} limit={NAME_LIMIT} canEdit save={(text) => edits.edit({ [key]: text }).then(letGo(key))} />
                  </Fact>
                ))}
              {customer.fields
                .filter((field) => !isFilled(field.id, factOf(field.id)))
                .map((field) => (
                  <FactEditor
                    key={field.id}
                    field={field}
                    value={factOf(field.id)}
                    canEdit
                    save={(value) => edits.setFact(field.id, value).then(letGo(field.id))}
                  />
                ))}
            </dl>
          </details>
        )}
      </section>
      {(customer.staffNote || canEdit) && (
        <StaffNote>
          <EditableLine
            label={words.staffNote}
            value={customer.staffNote ?? ""}
            limit={STAFF_NOTE_LIMIT}
            canEdit={canEdit}
            isBody
            save={(staffNote) => edits.edit({ staffNote })}
          />
        </StaffNote>
      )}
    </div>
  );
}
