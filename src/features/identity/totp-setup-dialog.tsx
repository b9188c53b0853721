"use client";
import { type FormEvent, useEffect, useId, useState } from "react";
import type { TotpSetup } from "@/domain/identity/schema";
import { api, failureOf } from "@/features/desk";
import { identity } from "@/messages/fa/identity";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { Spinner } from "@/ui/spinner";
import { TextField } from "@/ui/text-field";
import { RecoveryCodes } from "./recovery-codes";

const words = identity.twoFactor;

/** Switches the second step on: the app reads a picture or a key, a first code proves it, and the recovery codes are kept. */
export function TotpSetupDialog({ onClose }: { onClose: () => void }) {
  const formId = useId();
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const [code, setCode] = useState("");
  const [codes, setCodes] = useState<string[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  useEffect(() => {
    let isHere = true;
    api.identity.startTotp.mutate().then(
      (fresh) => isHere && setSetup(fresh),
      (error: unknown) => isHere && setFailure(failureOf(error).sentence),
    );
    return () => {
      isHere = false;
    };
  }, []);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    if (!code.trim()) return setFault(identity.emptyCode);
    setPending(true);
    setFault(null);
    try {
      setCodes(await api.identity.confirmTotp.mutate({ code }));
    } catch (error) {
      setFault(failureOf(error).sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      dismissable={codes === null}
      onOpenChange={(open) => !open && onClose()}
      title={codes ? words.codesTitle : words.setupTitle}
      footer={
        codes ? (
          <Button kind="primary" onClick={onClose}>
            {words.kept}
          </Button>
        ) : (
          <Button type="submit" form={formId} kind="primary" pending={isPending} disabled={setup === null}>
            {words.confirm}
          </Button>
        )
      }
    >
      {failure ? <ErrorNote>{failure}</ErrorNote> : null}
      {codes ? <RecoveryCodes codes={codes} /> : null}
      {!codes && !setup && !failure ? <Spinner /> : null}
      {!codes && setup ? (
        <form id={formId} onSubmit={confirm} noValidate className="flex flex-col gap-4">
          <p>{words.scan}</p>
          {/* Scanners want dark on light, in the dark theme too. */}
          <svg role="img" aria-label={words.qr} viewBox={`0 0 ${setup.size} ${setup.size}`} className="mx-auto size-48 rounded" shapeRendering="crispEdges">
            <rect width={setup.size} height={setup.size} fill="#fff" />
            <path d={setup.path} fill="#000" />
          </svg>
          <p className="text-ink-muted text-sm">
            {words.byHand}
            <code dir="ltr" data-totp-secret className="mt-1 block select-all break-all rounded bg-surface-sunken px-3 py-1.5 text-start text-ink">
              {setup.secret.match(/.{1,4}/g)?.join(" ")}
            </code>
          </p>
          <TextField
            label={identity.code}
            hint={words.enter}
            name="code"
            dir="ltr"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            value={code}
            error={fault ?? undefined}
            onChange={(event) => setCode(event.target.value)}
          />
        </form>
      ) : null}
    </Dialog>
  );
}
