"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLive, useWhenSeen } from "@/features/desk";

/** What happens together is read together (ms). */
const GATHER = 400;
/** Tickets of this customer that the page does not know yet come with one of these. */
const newcomers: readonly string[] = ["ticket.created", "ticket.reopened"];

/** Draws the record anew when something happens on its tickets; not while somebody types in it. */
export function LiveRecord({ ticketIds }: { ticketIds: readonly string[] }) {
  const router = useRouter();
  const timer = useRef(0);
  const isBehind = useRef(false);
  const look = useWhenSeen(() => {
    isBehind.current = isTyping();
    if (isBehind.current) return;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => router.refresh(), GATHER);
  });
  useLive((event) => {
    if (event.name === "reload") look();
    if (event.name === "board" && event.data.some(({ ticket, kind }) => newcomers.includes(kind) || (ticket !== null && ticketIds.includes(ticket)))) look();
  });
  useEffect(() => {
    const onLeft = () => isBehind.current && window.setTimeout(look);
    document.addEventListener("focusout", onLeft);
    return () => {
      document.removeEventListener("focusout", onLeft);
      window.clearTimeout(timer.current);
    };
  }, [look]);
  return null;
}

function isTyping(): boolean {
  return document.activeElement?.matches("input, textarea, select") ?? false;
}
