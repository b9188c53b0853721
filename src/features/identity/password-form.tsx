"use client";
import { type FormEvent, useState } from "react";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { identity as words } from "@/messages/fa/identity";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";

/** Changes one's own password; the present one is asked for, and the other sessions end. */
export function PasswordForm() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [faults, setFaults] = useState<{ current?: string; next?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  useUnsaved((current !== "" || next !== "") && !isPending, words.unsaved);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const found = { ...(current ? {} : { current: words.emptyPassword }), ...(next ? {} : { next: words.emptyPassword }) };
    setFaults(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      await api.identity.changePassword.mutate({ current, next });
      setCurrent("");
      setNext("");
      showToast({ message: words.passwordChanged, tone: "success" });
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      if (reason === "auth.password_wrong") setFaults({ current: sentence });
      else if (reason.startsWith("password.")) setFaults({ next: sentence });
      else setFailure(sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <section aria-labelledby="password" className="mt-8 border-line border-t pt-6">
      <h2 id="password" className="font-semibold text-lg">
        {words.passwordTitle}
      </h2>
      <p className="mt-1 text-ink-muted">{words.passwordLead}</p>
      <form onSubmit={submit} noValidate className="mt-4 flex max-w-sm flex-col gap-4">
        {failure ? <ErrorNote>{failure}</ErrorNote> : null}
        <TextField
          label={words.currentPassword}
          name="current"
          type="password"
          autoComplete="current-password"
          value={current}
          error={faults.current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          label={words.newPassword}
          hint={words.newPasswordHint}
          name="next"
          type="password"
          autoComplete="new-password"
          value={next}
          error={faults.next}
          onChange={(event) => setNext(event.target.value)}
        />
        <Button type="submit" pending={isPending} className="self-start">
          {words.changePassword}
        </Button>
      </form>
    </section>
  );
}
