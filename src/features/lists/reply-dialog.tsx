"use client";

import { useEffect, useState } from "react";
import { api, useUnsaved } from "@/features/desk";
import { lists } from "@/messages/fa/lists";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextArea } from "@/ui/text-area";

const words = lists.bulk;
type Estimate = { customers: number; unreached: number; rials: number };

type Props = { open: boolean; ticketIds: readonly string[]; onOpenChange: (open: boolean) => void; onSend: (body: string) => Promise<boolean> };

/** One public reply to many tickets: says before how many SMS go and what they cost. What was typed stays until it is sent. */
export function ReplyDialog({ open, ticketIds, onOpenChange, onSend }: Props) {
  const [body, setBody] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [isSending, setSending] = useState(false);
  const [estimate, setEstimate] = useState<Estimate | null>(null);
  useUnsaved(body.trim() !== "", words.leave);
  const key = ticketIds.join(",");
  useEffect(() => {
    if (!open) return;
    let isOvertaken = false;
    setEstimate(null);
    api.lists.previewReply
      .query({ ticketIds: key.split(",") })
      .then((found) => !isOvertaken && setEstimate(found))
      .catch(() => undefined);
    return () => {
      isOvertaken = true;
    };
  }, [open, key]);
  const count = formatNumber(ticketIds.length);
  const send = async () => {
    if (body.trim() === "") return setMissing(true);
    setSending(true);
    const isDone = await onSend(body);
    setSending(false);
    if (!isDone) return;
    setBody("");
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.replyTitle(count)}
      dismissable={false}
      footer={
        <Button kind="primary" pending={isSending} onClick={() => void send()}>
          {words.send(count)}
        </Button>
      }
    >
      <TextArea
        label={words.replyText}
        hint={words.replyHint}
        error={isMissing && body.trim() === "" ? words.replyMissing : undefined}
        value={body}
        maxLength={10_000}
        onChange={(event) => setBody(event.target.value)}
        autoFocus
      />
      <p role="status" className="mt-3 text-ink-muted text-sm">
        {estimate === null
          ? words.estimating
          : estimate.customers === 0
            ? words.noSms
            : words.estimate(formatNumber(estimate.customers), formatNumber(Math.ceil(estimate.rials / 10)))}
        {estimate && estimate.unreached > 0 && ` ${words.unreached(formatNumber(estimate.unreached))}`}
      </p>
      <p className="mt-1 text-ink-muted text-sm">{words.takeBack}</p>
    </Dialog>
  );
}
