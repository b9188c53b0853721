"use client";
import { type FormEvent, useId, useState } from "react";
import { api, failureOf } from "@/features/desk";
import { identity } from "@/messages/fa/identity";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { RecoveryCodes } from "./recovery-codes";

const words = identity.twoFactor;

/** What is done to a second step that is on asks for the password: fresh recovery codes, or the end of it. */
export function TotpPasswordDialog({ what, onClose }: { what: "renew" | "off"; onClose: () => void }) {
  const formId = useId();
  const [password, setPassword] = useState("");
  const [codes, setCodes] = useState<string[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    setFault(null);
    setFailure(null);
    if (!password) return setFault(identity.emptyPassword);
    setPending(true);
    try {
      if (what === "renew") setCodes(await api.identity.newRecoveryCodes.mutate({ password }));
      else {
        await api.identity.disableTotp.mutate({ password });
        showToast({ message: words.turnedOff });
        onClose();
      }
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      if (reason === "auth.password_wrong") setFault(sentence);
      else setFailure(sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      dismissable={codes === null}
      onOpenChange={(open) => !open && onClose()}
      title={codes ? words.codesTitle : what === "renew" ? words.renew : words.turnOffTitle}
      footer={
        codes ? (
          <Button kind="primary" onClick={onClose}>
            {words.kept}
          </Button>
        ) : (
          <Button type="submit" form={formId} kind={what === "off" ? "danger" : "primary"} pending={isPending}>
            {what === "off" ? words.turnOff : words.renew}
          </Button>
        )
      }
    >
      {codes ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
          {failure ? <ErrorNote>{failure}</ErrorNote> : null}
          <p className="text-ink-muted">{what === "renew" ? words.renewText : words.turnOffText}</p>
          <TextField
            label={words.password}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            error={fault ?? undefined}
            onChange={(event) => setPassword(event.target.value)}
          />
        </form>
      )}
    </Dialog>
  );
}
