"use client";

import { Pencil, Plus } from "lucide-react";
import type { CustomerRecord } from "@/domain/customers/record";
import { FACT_LIMIT } from "@/domain/customers/terms";
import { Fact, FactValue, factText } from "@/features/contacts";
import type { Failure } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { customers } from "@/messages/fa/customers";
import { JalaliDatePicker } from "@/ui/jalali-date-picker";
import type { PopupTriggerProps } from "@/ui/popup-trigger";
import { SelectMenu } from "@/ui/select-menu";
import { showToast } from "@/ui/toast-queue";
import { EditableLine } from "./editable-line";
import type { Save } from "./use-record";

const words = customerRecord.edit;
const UNSET = "unset";

type Props = { field: CustomerRecord["fields"][number]; value: string; canEdit: boolean; save: Save<string> };

/** One fact of the organisation's own, entered by its kind. */
export function FactEditor({ field, value, canEdit, save }: Props) {
  const { label, kind } = field;
  const said = value === "" ? null : <FactValue fact={{ kind, value }} />;
  const choose = async (next: string) => {
    if (next === value) return;
    const failure: Failure | null = await save(next);
    if (failure) showToast({ tone: "danger", message: failure.sentence });
  };
  return (
    <Fact label={label}>
      {kind === "DATE" && canEdit ? (
        <JalaliDatePicker label={label} value={value || null} onChange={(day) => void choose(day ?? "")}>
          {(trigger) => <Chooser trigger={trigger} label={label} text={value && factText({ kind, value })} />}
        </JalaliDatePicker>
      ) : (kind === "CHOICE" || kind === "YES_NO") && canEdit ? (
        <SelectMenu label={label} options={optionsOf(field, value)} value={value || UNSET} onChange={(id) => void choose(id === UNSET ? "" : id)}>
          {(trigger) => <Chooser trigger={trigger} label={label} text={value && factText({ kind, value })} />}
        </SelectMenu>
      ) : (
        <EditableLine
          label={label}
          value={value}
          limit={FACT_LIMIT}
          canEdit={canEdit}
          save={save}
          type={kind === "URL" ? "url" : "text"}
          inputMode={kind === "NUMBER" ? "decimal" : undefined}
        >
          {said}
        </EditableLine>
      )}
    </Fact>
  );
}

function optionsOf({ kind, options }: Props["field"], value: string) {
  const unset = { id: UNSET, label: words.unset };
  if (kind === "YES_NO") return [unset, { id: "yes", label: customers.record.yes }, { id: "no", label: customers.record.no }];
  // A value that is no choice any more still has to be seen.
  const all = value === "" || options.includes(value) ? options : [value, ...options];
  return [unset, ...all.map((option) => ({ id: option, label: option }))];
}

function Chooser({ trigger, label, text }: { trigger: PopupTriggerProps; label: string; text: string }) {
  return (
    <button
      type="button"
      {...trigger}
      aria-label={text === "" ? words.add(label) : `${label}: ${text}`}
      className="group/choose -mx-1 inline-flex max-w-full items-center gap-1.5 rounded-sm px-1 text-start hover:bg-hover pointer-coarse:min-h-9"
    >
      {text === "" ? (
        <span className="inline-flex items-center gap-1 text-ink-faint text-sm">
          <Plus className="size-3.5" aria-hidden="true" />
          {label}
        </span>
      ) : (
        <>
          <bdi className="min-w-0 [overflow-wrap:anywhere]">{text}</bdi>
          <Pencil className="size-3.5 shrink-0 text-ink-faint opacity-60 group-hover/choose:opacity-100" aria-hidden="true" />
        </>
      )}
    </button>
  );
}
