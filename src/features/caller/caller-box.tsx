"use client";

import { PhoneIncoming } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Caller } from "@/domain/customers/schema";
import { api, failureOf } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { formatNumber, toLatinDigits, toPersianDigits } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import type { HueName } from "@/ui/tokens";

const words = customerRecord.call;
const WHOLE_DIGITS = 10;

type Props = { mayCreate: boolean; autoFocus?: boolean; onDone?: () => void };

/**
 * The telephone rings: the number in any form and digits, and under it at once who this is and what they have open. Enter opens the record,
 * or makes one for a number that nobody has (N14, D27).
 */
export function CallerBox({ mayCreate, autoFocus, onDone }: Props) {
  const router = useRouter();
  const [text, setText] = useState("");
  const [caller, setCaller] = useState<{ typed: string; found: Caller } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const asked = useRef("");
  const digits = toLatinDigits(text).replace(/\D/g, "").length;

  useEffect(() => {
    const typed = text.trim();
    asked.current = typed;
    if (digits < WHOLE_DIGITS) return;
    const timer = window.setTimeout(async () => {
      const found = await api.customers.whoCalls.query({ phone: typed.slice(0, 60) }).catch(() => null);
      if (found && asked.current === typed) setCaller({ typed, found });
    }, 150);
    return () => window.clearTimeout(timer);
  }, [text, digits]);

  const found = caller?.typed === text.trim() ? caller.found : null;
  const willMake = found !== null && found.phone !== null && found.customer === null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = text.trim();
    if (isPending || typed === "") return;
    setPending(true);
    setProblem(null);
    try {
      // Whoever may not make a record still opens one that is there.
      const known = mayCreate ? null : await api.customers.whoCalls.query({ phone: typed.slice(0, 60) });
      if (known && !known.customer) return setProblem(known.phone === null ? words.incomplete : words.mayNotMake);
      const { customerId, isNew } = known?.customer
        ? { customerId: known.customer.id, isNew: false }
        : await api.customers.answerCall.mutate({ phone: typed.slice(0, 60) });
      router.push(`/customers/${customerId}${isNew ? "?new=1" : ""}`);
      if (isNew) showToast({ tone: "success", message: words.made });
      setText("");
      onDone?.();
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      setProblem(reason === "customer.phone_invalid" ? words.incomplete : sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <TextField
          label={words.label}
          name="caller"
          type="tel"
          size="lg"
          inputMode="tel"
          autoComplete="off"
          autoFocus={autoFocus}
          maxLength={60}
          value={text}
          icon={<PhoneIncoming className="size-5" aria-hidden="true" />}
          onChange={(event) => {
            setText(event.target.value);
            setProblem(null);
          }}
          className="flex-1"
        />
        <Button type="submit" kind="primary" size="lg" pending={isPending} disabled={text.trim() === ""}>
          {willMake && mayCreate ? words.makeRecord : words.openRecord}
        </Button>
      </div>
      <div aria-live="polite" className="min-h-5.5 text-sm">
        {problem ? (
          <p role="alert" className="text-danger-ink">
            {problem}
          </p>
        ) : found?.customer ? (
          <Known customer={found.customer} onOpen={onDone} />
        ) : willMake ? (
          <p className="text-ink-muted">{words.unknown(`\u2068${formatPhoneLightly(found.phone ?? "")}\u2069`)}</p>
        ) : (
          <p className="text-ink-muted">{found ? words.incomplete : words.hint}</p>
        )}
      </div>
    </form>
  );
}

function Known({ customer, onOpen }: { customer: NonNullable<Caller["customer"]>; onOpen?: () => void }) {
  return (
    <div className="flex flex-col gap-1">
      <p>
        <Link href={`/customers/${customer.id}`} onClick={onOpen} className="rounded-sm font-medium hover:underline hover:underline-offset-4">
          <bdi>{customer.name}</bdi>
        </Link>
        {customer.companyName && (
          <span className="text-ink-muted">
            ، <bdi>{customer.companyName}</bdi>
          </span>
        )}
        <span className="text-ink-muted">، {customer.openCount === 0 ? words.noOpen : words.openTickets(formatNumber(customer.openCount))}</span>
      </p>
      <ul className="flex flex-col">
        {customer.openTickets.map((ticket) => (
          <li key={ticket.number}>
            <Link href={`/tickets/${ticket.number}`} onClick={onOpen} className="flex min-w-0 items-center gap-2 rounded-sm py-0.5 hover:bg-hover">
              <Dot colour={ticket.stageColor as HueName} size="sm" />
              <bdi dir="ltr" className="shrink-0 text-ink-faint">
                #{toPersianDigits(String(ticket.number))}
              </bdi>
              <bdi className="min-w-0 truncate">{ticket.title}</bdi>
              <bdi className="shrink-0 text-ink-faint">{ticket.stageName}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
