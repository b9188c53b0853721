"use client";
import { buttonClass } from "@/ui/button-class";

type Words = { failedTitle: string; failedText: string; retry: string };

/** A page that did not open. What was typed is kept on the device and comes back with the page. */
export function FailedPage({ words, retry }: { words: Record<string, Words>; retry: () => void }) {
  const language = typeof document === "undefined" ? "fa" : (document.querySelector("[data-brand]")?.getAttribute("lang") ?? "fa");
  const said = words[language] ?? words.fa;
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-16 text-center">
      <h1 className="text-xl">{said?.failedTitle}</h1>
      <p className="text-ink-muted">{said?.failedText}</p>
      <button type="button" onClick={retry} className={buttonClass({ kind: "primary", size: "lg", className: "mt-3" })}>
        {said?.retry}
      </button>
    </div>
  );
}
