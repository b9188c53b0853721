"use client";

import { useEffect, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { api } from "@/features/desk";

const DEBOUNCE = 200;
const FOUND = 20;

/** Customers as they are typed for, the newest at first. Nothing is asked until somebody wants it. */
export function useCustomers(isWanted: boolean): { found: readonly CustomerChoice[]; isLooking: boolean; look: (text: string) => void } {
  const [found, setFound] = useState<readonly CustomerChoice[]>([]);
  const [text, setText] = useState("");
  const [isLooking, setLooking] = useState(true);
  useEffect(() => {
    if (!isWanted) return;
    let isOvertaken = false;
    setLooking(true);
    const ask = () =>
      api.customers.find
        .query({ text, limit: FOUND })
        .then((choices) => !isOvertaken && setFound(choices))
        .catch(() => undefined)
        .finally(() => !isOvertaken && setLooking(false));
    const timer = window.setTimeout(ask, text ? DEBOUNCE : 0);
    return () => {
      isOvertaken = true;
      window.clearTimeout(timer);
    };
  }, [text, isWanted]);
  return { found, isLooking, look: setText };
}
