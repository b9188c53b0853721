"use client";

import { Search, X } from "lucide-react";
import { useState } from "react";
import { type AuditFilter, actorGroups, auditFilterOf, auditQuery, type EventGroup, eventGroups } from "@/domain/audit/schema";
import { audit } from "@/messages/fa/audit";
import { toPersianDigits } from "@/persian/digits";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { JalaliDatePicker } from "@/ui/jalali-date-picker";
import { SelectField } from "@/ui/select-field";
import { TextField } from "@/ui/text-field";

const words = audit.filters;
const ANY = "any";

type Props = { filter: AuditFilter; people: readonly { id: string; name: string; isActive: boolean }[]; onChange: (filter: AuditFilter) => void };

/** What to see of the audit; a choice counts at once, typed words with Enter or the button. */
export function AuditFilters({ filter, people, onChange }: Props) {
  const [ticket, setTicket] = useState(filter.ticket ? toPersianDigits(String(filter.ticket)) : "");
  const [q, setQ] = useState(filter.q ?? "");
  // what is typed goes along with whatever is chosen
  const change = (next: Partial<Record<keyof AuditFilter, string | number | undefined>>) => {
    const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
    const all = { ...filter, ticket, q, ...next };
    onChange(auditFilterOf(Object.fromEntries(Object.entries(all).map(([key, value]) => [key, text(value)]))));
  };
  const chosen = (id: string) => (id === ANY ? undefined : id);
  const whoOptions = [
    { id: ANY, label: words.anyone },
    ...actorGroups.map((group) => ({ id: group, label: audit.actorGroups[group] })),
    ...people.map((person) => ({ id: person.id, label: person.name, group: audit.kinds.user })),
  ];
  return (
    <search aria-label={words.label} className="mb-5 block">
      <form
        className="grid grid-cols-2 gap-3 md:grid-cols-4"
        onSubmit={(event) => {
          event.preventDefault();
          change({});
        }}
      >
        <SelectField
          label={words.group}
          value={filter.group ?? ANY}
          onChange={(id) => change({ group: chosen(id) })}
          options={[{ id: ANY, label: words.anyGroup }, ...eventGroups.map((group: EventGroup) => ({ id: group, label: audit.groups[group] }))]}
        />
        <SelectField label={words.who} value={filter.who ?? ANY} onChange={(id) => change({ who: chosen(id) })} options={whoOptions} />
        <SelectField
          label={words.kind}
          value={filter.kind ?? ANY}
          onChange={(id) => change({ kind: chosen(id) })}
          options={[{ id: ANY, label: words.anyKind }, ...Object.entries(audit.kinds).map(([id, label]) => ({ id, label }))]}
        />
        <TextField label={words.ticket} value={ticket} inputMode="numeric" maxLength={12} onChange={(event) => setTicket(event.target.value)} />
        <Field label={words.from}>
          {(control) => (
            <JalaliDatePicker
              {...control}
              label={words.from}
              value={filter.from ?? null}
              max={filter.to}
              onChange={(day) => change({ from: day ?? undefined })}
            />
          )}
        </Field>
        <Field label={words.to}>
          {(control) => (
            <JalaliDatePicker {...control} label={words.to} value={filter.to ?? null} min={filter.from} onChange={(day) => change({ to: day ?? undefined })} />
          )}
        </Field>
        <TextField label={words.q} value={q} maxLength={100} onChange={(event) => setQ(event.target.value)} />
        <div className="flex flex-wrap items-end gap-2">
          <Button type="submit" icon={<Search className="size-4" aria-hidden="true" />}>
            {words.apply}
          </Button>
          {auditQuery(filter) !== "" && (
            <Button kind="ghost" icon={<X className="size-4" aria-hidden="true" />} onClick={() => onChange({})}>
              {words.clear}
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}
