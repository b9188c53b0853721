"use client";

import { ChevronDown, ChevronUp, ListPlus, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import type { CustomerFieldItem } from "@/domain/customers/record";
import { api, failureOf } from "@/features/desk";
import { customerFields as words } from "@/messages/fa/customer-fields";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { joinPersian } from "@/persian/text";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { IconButton } from "@/ui/icon-button";
import { showToast } from "@/ui/toast-queue";
import { FieldEditor } from "./field-editor";

/** /settings/customer-fields: what the organisation keeps of every customer, in the order of the record. Moved by buttons, with the keyboard too. */
export function CustomerFields({ initial }: { initial: CustomerFieldItem[] }) {
  const [fields, setFields] = useState(initial);
  const [editing, setEditing] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const refresh = async () => {
    const fresh = await api.customers.fields.query();
    setFields(fresh);
    return fresh;
  };
  const used = fields.filter((field) => !field.isRetired);
  const retired = fields.filter((field) => field.isRetired);

  async function run(change: () => Promise<unknown>, done: () => void) {
    try {
      await change();
      await refresh();
      done();
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
      await refresh().catch(() => []);
    }
  }
  const move = (field: CustomerFieldItem, to: "up" | "down", place: number) =>
    run(
      () => api.customers.moveField.mutate({ fieldId: field.id, to }),
      () => setSaid(words.movedTo(field.label, toPersianDigits(String(place)))),
    );
  const restore = (field: CustomerFieldItem) =>
    run(
      () => api.customers.retireField.mutate({ fieldId: field.id, expectedVersion: field.version, isRetired: false }),
      () => showToast({ message: words.restored, tone: "success" }),
    );

  return (
    <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
      <div className="mb-5 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="text-ink-muted">{words.lead}</p>
        </div>
        <Button icon={<Plus className="size-4" aria-hidden="true" />} disabled={editing !== null} onClick={() => setEditing("new")}>
          {words.add}
        </Button>
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {editing === "new" && (
        <div className="mb-3">
          <FieldEditor field={null} refresh={refresh} finish={() => setEditing(null)} />
        </div>
      )}
      {used.length === 0 && editing === null ? (
        <EmptyState icon={<ListPlus className="size-5" />} title={words.none} compact>
          {words.noneText}
        </EmptyState>
      ) : (
        <ol className="flex flex-col gap-2">
          {used.map((field, index) =>
            editing === field.id ? (
              <li key={field.id}>
                <FieldEditor field={field} refresh={refresh} finish={() => setEditing(null)} />
              </li>
            ) : (
              <li key={field.id} className="flex items-center gap-2 rounded-lg border border-line bg-surface-raised py-2 ps-2 pe-3">
                <span className="flex shrink-0 flex-col">
                  <IconButton
                    size="sm"
                    name={words.up(field.label)}
                    icon={<ChevronUp className="size-4" />}
                    disabled={index === 0 || editing !== null}
                    onClick={() => void move(field, "up", index)}
                  />
                  <IconButton
                    size="sm"
                    name={words.down(field.label)}
                    icon={<ChevronDown className="size-4" />}
                    disabled={index === used.length - 1 || editing !== null}
                    onClick={() => void move(field, "down", index + 2)}
                  />
                </span>
                <Summary field={field} />
                <IconButton
                  name={words.edit(field.label)}
                  icon={<Pencil className="size-4" />}
                  disabled={editing !== null}
                  onClick={() => setEditing(field.id)}
                />
              </li>
            ),
          )}
        </ol>
      )}
      {retired.length > 0 && (
        <section className="mt-8">
          <h2 className="mb-2 text-lg">{words.retired}</h2>
          <ul className="flex flex-col gap-2">
            {retired.map((field) => (
              <li key={field.id} className="flex items-center gap-2 rounded-lg border border-line border-dashed px-3 py-2 text-ink-muted">
                <Summary field={field} />
                <Button size="sm" disabled={editing !== null} onClick={() => void restore(field)}>
                  {words.restore}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Summary({ field }: { field: CustomerFieldItem }) {
  return (
    <span className="min-w-0 flex-1">
      <span className="flex flex-wrap items-center gap-2">
        <bdi className="min-w-0 font-medium [overflow-wrap:anywhere]">{field.label}</bdi>
        {field.isOnCard && <Badge>{words.isOnCard}</Badge>}
      </span>
      <span className="block text-ink-muted text-sm [overflow-wrap:anywhere]">
        {words.kinds[field.kind]}
        {field.options.length > 0 && `: ${joinPersian(field.options)}`}، {field.used === 0 ? words.unused : words.used(formatNumber(field.used))}
      </span>
    </span>
  );
}
