"use client";
import { Check, CheckCheck, CircleHelp, Clock, Phone, RotateCw, TriangleAlert } from "lucide-react";
import { useState } from "react";
import type { SmsOfNote } from "@/domain/messaging/delivery";
import { api, failureOf, useMayWork } from "@/features/desk";
import { sms as words } from "@/messages/fa/sms";
import { smsErrors } from "@/messages/fa/sms-errors";
import { formatTime } from "@/persian/dates";
import { classNames } from "@/ui/class-names";
import { showToast } from "@/ui/toast-queue";

type Props = {
  sms: SmsOfNote;
  /** Whom to call instead; null = no number. */
  phone: string | null;
  onChanged: () => void;
};

/** What became of the SMS that told the customer of a note (D22): in a word, with the reason and a way on when it did not arrive. */
export function NoteSms({ sms, phone, onChanged }: Props) {
  const mayWork = useMayWork();
  const [isPending, setPending] = useState(false);
  const isBad = sms.state === "FAILED" || sms.state === "UNKNOWN" || sms.state === "EXPIRED";
  const reason = sms.reasonKey ? (smsErrors[sms.reasonKey] ?? null) : null;
  const resend = async () => {
    setPending(true);
    try {
      await api.messaging.resend.mutate({ smsId: sms.id });
      onChanged();
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="mt-1 flex flex-wrap items-center justify-end gap-x-2 gap-y-1 text-xs">
      <span
        className={classNames("inline-flex items-center gap-1", isBad ? "text-danger-ink" : sms.state === "DELIVERED" ? "text-success-ink" : "text-ink-muted")}
      >
        {iconOf(sms.state)}
        {words.noteState(words.states[sms.state])}
        {sms.sentAt && !isBad ? <span className="text-ink-faint">{formatTime(sms.sentAt)}</span> : null}
      </span>
      {isBad && reason ? <span className="text-danger-ink">{reason}</span> : null}
      {sms.canResend && mayWork ? (
        <button
          type="button"
          className="inline-flex items-center gap-1 font-medium text-ink underline underline-offset-4"
          disabled={isPending}
          onClick={() => void resend()}
        >
          <RotateCw className="size-3" aria-hidden="true" />
          {words.resend}
        </button>
      ) : null}
      {isBad && phone ? (
        <a href={`tel:${phone}`} className="inline-flex items-center gap-1 font-medium text-ink underline underline-offset-4">
          <Phone className="size-3" aria-hidden="true" />
          {words.callInstead}
        </a>
      ) : null}
    </div>
  );
}

function iconOf(state: SmsOfNote["state"]) {
  const look = { className: "size-3.5", "aria-hidden": true } as const;
  if (state === "DELIVERED") return <CheckCheck {...look} />;
  if (state === "SENT" || state === "MERGED") return <Check {...look} />;
  if (state === "UNKNOWN") return <CircleHelp {...look} />;
  if (state === "FAILED" || state === "EXPIRED") return <TriangleAlert {...look} />;
  return <Clock {...look} />;
}
