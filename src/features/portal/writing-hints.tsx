"use client";
import { useEffect, useRef, useState } from "react";
import { type WritingHint, writingHints } from "@/domain/portal/writing-hints";

const CALM_MS = 1_200;

/** Gentle remarks while a request is being written; nothing is blocked and nothing is asked twice (T5, T6). */
export function WritingHints({ words }: { words: Readonly<Record<WritingHint, string>> }) {
  const mark = useRef<HTMLDivElement>(null);
  const [hints, setHints] = useState<WritingHint[]>([]);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    let timer = 0;
    const look = () => {
      const data = new FormData(form);
      setHints(writingHints({ title: String(data.get("title") ?? ""), description: String(data.get("description") ?? "") }));
    };
    const onInput = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(look, CALM_MS);
    };
    // On a slow phone something may have been written before this script arrived.
    onInput();
    form.addEventListener("input", onInput);
    return () => {
      window.clearTimeout(timer);
      form.removeEventListener("input", onInput);
    };
  }, []);
  return (
    <div ref={mark} aria-live="polite" className="empty:hidden">
      {hints.length > 0 ? (
        <ul className="flex flex-col gap-1 rounded-lg bg-accent-soft px-4 py-3 text-accent-ink text-base">
          {hints.map((hint) => (
            <li key={hint}>{words[hint]}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
