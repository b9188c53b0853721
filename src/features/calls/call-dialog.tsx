"use client";

import { type FormEvent, useState } from "react";
import { formatDuration, parseDuration } from "@/domain/calls/duration";
import type { CallDirection } from "@/domain/calls/terms";
import { api, failureOf, randomUuid, useUnsaved } from "@/features/desk";
import { calls as words } from "@/messages/fa/calls";
import { ui } from "@/messages/fa/ui";
import { toPersianDigits } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { Field } from "@/ui/field";
import { JalaliDatePicker } from "@/ui/jalali-date-picker";
import { Segmented } from "@/ui/segmented";
import { SelectField } from "@/ui/select-field";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import type { BegunCall, CallTarget } from "./offer-call-log";

type Props = CallTarget & { begun: BegunCall | null; onClose: () => void; onLogged: () => void };

const NO_PHONE = "none";

/** Writes a call down: who called, when, how long, with which number, and what was said (internal). */
export function CallDialog({ customer, ticketId, begun, onClose, onLogged }: Props) {
  const [key] = useState(randomUuid);
  const [direction, setDirection] = useState<CallDirection>(begun ? "OUT" : "IN");
  const [phone, setPhone] = useState(begun?.phone ?? customer.phones[0]?.e164 ?? NO_PHONE);
  const [startedAt, setStartedAt] = useState(() => new Date(begun?.at ?? Date.now()).toISOString());
  // A call that was begun here has lasted until now, unless it was left open for long.
  const [duration, setDuration] = useState(() => {
    const seconds = begun ? Math.round((Date.now() - begun.at) / 1_000) : 0;
    return seconds > 0 && seconds < 7_200 ? toPersianDigits(formatDuration(seconds)) : "";
  });
  const [summary, setSummary] = useState("");
  const [faults, setFaults] = useState<{ duration?: string; summary?: string }>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  useUnsaved(summary.trim() !== "" && !isPending, words.leave);
  const close = () => (summary.trim() === "" || window.confirm(words.leave)) && onClose();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const seconds = parseDuration(duration);
    const wrong = { ...(seconds === null ? { duration: words.durationWrong } : {}), ...(summary.trim() === "" ? { summary: words.summaryMissing } : {}) };
    setFaults(wrong);
    setProblem(null);
    if (isPending || seconds === null || Object.keys(wrong).length > 0) return;
    setPending(true);
    try {
      await api.calls.log.mutate({
        ...{ customerId: customer.id, ticketId, direction, startedAt, seconds, summary, idempotencyKey: key },
        phone: phone === NO_PHONE ? null : phone,
      });
      showToast({ message: words.logged, tone: "success" });
      onLogged();
    } catch (error) {
      setPending(false);
      setProblem(failureOf(error).sentence);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      dismissable={summary.trim() === ""}
      title={words.title(isolate(customer.name))}
      footer={
        <>
          <Button type="submit" form="log-call" kind="primary" pending={isPending}>
            {words.submit}
          </Button>
          <Button kind="ghost" onClick={close}>
            {ui.cancel}
          </Button>
        </>
      }
    >
      <form id="log-call" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <Segmented
          label={words.direction}
          value={direction}
          onChange={setDirection}
          options={(["IN", "OUT"] as const).map((value) => ({ value, label: words.directions[value] }))}
        />
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <SelectField
            label={words.phone}
            value={phone}
            onChange={setPhone}
            options={[
              ...customer.phones.map(({ e164 }) => ({ id: e164, label: isolate(formatPhoneLightly(e164), "ltr") })),
              { id: NO_PHONE, label: words.noPhone },
            ]}
          />
          <Field label={words.startedAt}>
            {(control) => (
              <JalaliDatePicker
                {...control}
                label={words.startedAt}
                value={startedAt}
                withTime
                clearable={false}
                onChange={(value) => value && setStartedAt(value)}
              />
            )}
          </Field>
        </div>
        <TextField
          label={words.duration}
          hint={words.durationHint}
          name="duration"
          inputMode="text"
          dir="ltr"
          autoComplete="off"
          value={duration}
          error={faults.duration}
          onChange={(event) => {
            setDuration(event.target.value);
            setFaults({ ...faults, duration: undefined });
          }}
          className="sm:max-w-60"
        />
        <TextArea
          label={words.summary}
          hint={words.summaryHint}
          name="summary"
          minRows={3}
          maxRows={10}
          value={summary}
          error={faults.summary}
          onChange={(event) => {
            setSummary(event.target.value);
            setFaults({ ...faults, summary: undefined });
          }}
        />
      </form>
    </Dialog>
  );
}
