"use client";
import { useQuery } from "@tanstack/react-query";
import { BellOff, MessageSquareText } from "lucide-react";
import { useTRPC } from "@/features/desk";
import { sms as words } from "@/messages/fa/sms";
import { formatPhoneLightly } from "@/persian/phone-format";

/** Said before a public note is sent: who gets an SMS, or why nobody does (product.md §4.2). */
export function ReachNote({ customerId }: { customerId: string }) {
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.messaging.reachability.queryOptions({ customerId }), staleTime: 60_000 });
  if (!data) return null;
  return (
    <p className="flex items-start gap-1.5 text-ink-muted text-sm">
      {data.canReach ? (
        <MessageSquareText className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      ) : (
        <BellOff className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      )}
      <span>
        {data.canReach ? (
          <>
            {words.willReach} <bdi dir="ltr">{formatPhoneLightly(data.phone)}</bdi>
          </>
        ) : (
          words.unreachable[data.reason]
        )}
      </span>
    </p>
  );
}
