"use client";
import { type ReactNode, useActionState, useState } from "react";
import { controlLook } from "./field";
import type { FormAction } from "./form-state";
import { KeepText } from "./keep-text";
import { SubmitButton } from "./submit-button";

type Words = { reply: string; replyHint: string; send: string; busy: string; offline: string; kept: string };
type Props = { action: FormAction; number: number; idempotencyKey: string; keepAs: string; words: Words; files?: ReactNode };

/** The customer's answer: typed text survives every failure, and two taps are one answer. */
export function ReplyForm({ action, number, idempotencyKey, keepAs, words, files }: Props) {
  const [state, send] = useActionState(action, null);
  // The page may be drawn anew while somebody types; the same text is still the same answer.
  const [ownKey] = useState(idempotencyKey);
  return (
    <form action={send} className="flex flex-col gap-3 print:hidden">
      {state ? (
        <p role="alert" className="rounded border border-danger-line bg-danger-soft px-3 py-2">
          {state.failure}
        </p>
      ) : null}
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="idempotencyKey" defaultValue={state?.values.idempotencyKey ?? ownKey} />
      <label htmlFor="body" className="font-semibold text-xl">
        {words.reply}
      </label>
      <textarea
        id="body"
        name="body"
        rows={4}
        required={!files}
        maxLength={10_000}
        dir="auto"
        placeholder={words.replyHint}
        defaultValue={state?.values.body}
        className={`${controlLook} field-sizing-content min-h-28 py-2.5 rtl:[&[dir=auto]]:placeholder-shown:[direction:rtl]`}
      />
      {files}
      <KeepText name={keepAs} offline={words.offline} restored={words.kept} />
      <div>
        <SubmitButton busy={words.busy} className="max-sm:w-full">
          {words.send}
        </SubmitButton>
      </div>
    </form>
  );
}
