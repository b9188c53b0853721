"use client";

import { type FormEvent, useState } from "react";
import { REASON_LIMIT } from "@/domain/working/terms";
import type { OpenEscalation } from "@/domain/working/work";
import { api } from "@/features/desk";
import { ui } from "@/messages/fa/ui";
import { working } from "@/messages/fa/working";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { showToast } from "@/ui/toast-queue";
import type { Perform } from "./perform";

const words = working.giveBack;

type Props = { escalation: OpenEscalation; backTo: string; perform: Perform; onClose: () => void };

/** Gives an escalated card back to whoever had it, with what came of it (N50). */
export function ReturnDialog({ escalation, backTo, perform, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [moves, setMoves] = useState(true);
  const [fault, setFault] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const text = reason.trim();
    const wrong = text === "" ? words.reasonMissing : text.length > REASON_LIMIT ? working.refer.reasonTooLong(formatNumber(REASON_LIMIT)) : null;
    setFault(wrong);
    setProblem(null);
    if (isSending || wrong) return;
    setSending(true);
    const failure = await perform((seen) => api.working.giveBack.mutate({ ...seen, reason, movesBack: moves }));
    setSending(false);
    if (failure) return setProblem(failure.sentence);
    showToast({ message: words.done(isolate(backTo)), tone: "success" });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      dismissable={reason.trim() === ""}
      title={words.title(isolate(backTo))}
      size="sm"
      footer={
        <>
          <Button type="submit" form="return-ticket" kind="primary" pending={isSending}>
            {words.submit}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {ui.cancel}
          </Button>
        </>
      }
    >
      <form id="return-ticket" noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <TextArea
          label={words.reason}
          hint={working.refer.reasonHint}
          name="reason"
          minRows={3}
          maxRows={8}
          value={reason}
          error={fault}
          onChange={(event) => {
            setReason(event.target.value);
            setFault(null);
          }}
        />
        {escalation.backToPipeline !== null && (
          <Switch label={words.moves(isolate(escalation.backToPipeline))} checked={moves} onChange={(event) => setMoves(event.target.checked)} />
        )}
      </form>
    </Dialog>
  );
}
