"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { api, failureOf } from "@/features/desk";
import { customers } from "@/messages/fa/customers";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast-queue";

const words = customers.record;

/** Whether this customer wants our SMS, as they told us. */
export function SmsChoice({ customerId, isOptedOut, isLocked }: { customerId: string; isOptedOut: boolean; isLocked: boolean }) {
  const router = useRouter();
  const [shown, setShown] = useState(!isOptedOut);
  const [isPending, setPending] = useState(false);
  const choose = async (wantsSms: boolean) => {
    setShown(wantsSms);
    setPending(true);
    try {
      await api.customers.setSmsOptOut.mutate({ customerId, isOptedOut: !wantsSms });
      router.refresh();
    } catch (error) {
      setShown(!wantsSms);
      showToast({ tone: "danger", message: failureOf(error).sentence });
    } finally {
      setPending(false);
    }
  };
  return (
    <Switch
      label={words.wantsSms}
      hint={words.wantsSmsHint}
      checked={shown}
      disabled={isPending || isLocked}
      onChange={(event) => void choose(event.target.checked)}
    />
  );
}
