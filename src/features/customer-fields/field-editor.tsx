"use client";

import { type FormEvent, lazy, Suspense, useState } from "react";
import type { CustomerFieldItem } from "@/domain/customers/record";
import { type FactKind, factKinds, LABEL_LIMIT, OPTIONS_LIMIT } from "@/domain/customers/terms";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { customerFields as words } from "@/messages/fa/customer-fields";
import { formatNumber } from "@/persian/digits";
import { cleanLine, isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { SelectField } from "@/ui/select-field";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

type Props = { field: CustomerFieldItem | null; refresh: () => Promise<CustomerFieldItem[]>; finish: () => void };

const optionsOf = (text: string) =>
  text
    .split("\n")
    .map(cleanLine)
    .filter((line) => line !== "");

/** One field: its name, kind and choices. Saved against the version that was seen; a colleague's newer one is shown, never overwritten unseen. */
export function FieldEditor({ field, refresh, finish }: Props) {
  const [seen, setSeen] = useState(field);
  const [label, setLabel] = useState(field?.label ?? "");
  const [kind, setKind] = useState<FactKind>(field?.kind ?? "TEXT");
  const [options, setOptions] = useState(field?.options.join("\n") ?? "");
  const [isOnCard, setOnCard] = useState(field?.isOnCard ?? false);
  const [faults, setFaults] = useState<{ label?: string; options?: string }>({});
  const [failure, setFailure] = useState<{ sentence: string; fresh: string | null } | null>(null);
  const [pending, setPending] = useState<"save" | "retire" | null>(null);
  const [isAsked, setAsked] = useState(false);
  const isUnsaved =
    label !== (seen?.label ?? "") || options !== (seen?.options.join("\n") ?? "") || isOnCard !== (seen?.isOnCard ?? false) || (!field && kind !== "TEXT");
  useUnsaved(isUnsaved && pending === null, words.leave);

  /** What went wrong, beside the field that it is about where there is one. */
  async function explain(error: unknown) {
    const { reason, sentence } = failureOf(error);
    if (reason === "customerField.label_taken") return setFaults({ label: sentence });
    if (reason === "customerField.options_missing" || reason === "customerField.option_in_use") return setFaults({ options: sentence });
    let fresh: string | null = null;
    if (reason === "customerField.changed_by_someone_else") {
      const newer = (await refresh().catch(() => [])).find((one) => one.id === field?.id) ?? null;
      if (newer) setSeen(newer);
      fresh = newer && words.freshIs([newer.label, ...newer.options].join("، "));
    }
    setFailure({ sentence, fresh });
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    const choices = optionsOf(options);
    const wrong = {
      ...(cleanLine(label) === "" ? { label: words.missing } : {}),
      ...(kind === "CHOICE" ? wrongChoices(choices) : {}),
    };
    setFaults(wrong);
    setFailure(null);
    if (Object.keys(wrong).length > 0) return;
    setPending("save");
    const given = { label, options: kind === "CHOICE" ? choices : [], isOnCard };
    try {
      await api.customers.saveField.mutate(seen ? { ...given, fieldId: seen.id, expectedVersion: seen.version } : { ...given, kind });
      await refresh().catch(() => []);
      showToast({ message: words.saved, tone: "success" });
      finish();
    } catch (error) {
      setPending(null);
      await explain(error);
    }
  }

  async function retire() {
    if (!seen) return;
    setPending("retire");
    try {
      await api.customers.retireField.mutate({ fieldId: seen.id, expectedVersion: seen.version, isRetired: true });
      await refresh().catch(() => []);
      showToast({ message: words.retiredDone });
      finish();
    } catch (error) {
      setAsked(false);
      setPending(null);
      await explain(error);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4 rounded-lg border border-line-strong bg-surface-raised p-4">
      {failure && (
        <ErrorNote>
          {failure.sentence} {failure.fresh}
        </ErrorNote>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          label={words.label}
          name="label"
          value={label}
          maxLength={LABEL_LIMIT}
          autoFocus
          error={faults.label}
          onChange={(event) => {
            setLabel(event.target.value);
            setFaults({});
          }}
        />
        {field ? (
          <div className="flex flex-col gap-1.5 text-sm">
            <span className="font-medium">{words.kind}</span>
            <span className="text-base">{words.kinds[kind]}</span>
            <span className="text-ink-muted">{words.kindStays}</span>
          </div>
        ) : (
          <SelectField
            label={words.kind}
            value={kind}
            onChange={(id) => setKind(factKinds.find((each) => each === id) ?? "TEXT")}
            options={factKinds.map((each) => ({ id: each, label: words.kinds[each] }))}
          />
        )}
      </div>
      {kind === "CHOICE" && (
        <TextArea
          label={words.options}
          name="options"
          hint={words.optionsHint}
          minRows={4}
          value={options}
          error={faults.options}
          onChange={(event) => {
            setOptions(event.target.value);
            setFaults({});
          }}
        />
      )}
      <Switch label={words.onCard} name="isOnCard" checked={isOnCard} onChange={(event) => setOnCard(event.target.checked)} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" pending={pending === "save"}>
          {words.save}
        </Button>
        <Button kind="ghost" onClick={() => (!isUnsaved || window.confirm(words.leave)) && finish()}>
          {words.cancel}
        </Button>
        {seen && (
          <Button kind="ghost" className="ms-auto text-danger-ink" onClick={() => setAsked(true)}>
            {words.retire}
          </Button>
        )}
      </div>
      {isAsked && seen && (
        <Suspense>
          <ConfirmDialog
            open
            onOpenChange={setAsked}
            title={words.retireTitle(isolate(seen.label))}
            confirmLabel={words.retire}
            pending={pending === "retire"}
            onConfirm={() => void retire()}
          >
            {words.retireText}
          </ConfirmDialog>
        </Suspense>
      )}
    </form>
  );
}

function wrongChoices(choices: readonly string[]): { options?: string } {
  if (choices.length < 2) return { options: words.tooFew };
  if (choices.length > OPTIONS_LIMIT) return { options: words.tooMany(formatNumber(OPTIONS_LIMIT)) };
  if (choices.some((choice) => choice.length > LABEL_LIMIT)) return { options: words.longOption(formatNumber(LABEL_LIMIT)) };
  return new Set(choices).size < choices.length ? { options: words.twice } : {};
}
