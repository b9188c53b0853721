"use client";
import { useEffect } from "react";
import type { PlainAction } from "./form-state";

/** Tells the server that a person has this ticket in front of them. A mere GET never does (S15). */
export function MarkSeen({ number, action }: { number: number; action: PlainAction }) {
  useEffect(() => {
    const form = new FormData();
    form.set("number", String(number));
    action(form).catch(() => {});
  }, [number, action]);
  return null;
}
