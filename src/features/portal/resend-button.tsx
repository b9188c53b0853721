"use client";
import { type ReactNode, useEffect, useState } from "react";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { buttonClass } from "@/ui/button-class";

type Props = { waitSeconds: number; language: Locale /** With `{n}` for the seconds. */; wait: string; children: ReactNode };

/** Asks for another code once a minute has passed; says how long it still takes. The server counts as well. */
export function ResendButton({ waitSeconds, language, wait, children }: Props) {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const until = Date.now() + waitSeconds * 1_000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1_000)));
    tick();
    const timer = window.setInterval(tick, 1_000);
    return () => window.clearInterval(timer);
  }, [waitSeconds]);
  return (
    <button type="submit" disabled={left > 0} className={buttonClass({ kind: "ghost", size: "lg", wide: true })}>
      {left > 0 ? wait.replace("{n}", toLocaleDigits(String(left), language)) : children}
    </button>
  );
}
