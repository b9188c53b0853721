"use client";
import { portalFailed as arabic } from "@/messages/ar/portal-failed";
import { portalFailed as english } from "@/messages/en/portal-failed";
import { portalFailed as persian } from "@/messages/fa/portal-failed";
import { isLocale } from "@/persian/locale";
import { buttonClass } from "@/ui/button-class";

const words = { fa: persian, ar: arabic, en: english };

/** A page that did not open. What was typed is kept on the device and comes back with the page. */
export default function PortalError({ reset }: { error: Error; reset: () => void }) {
  const language = typeof document === "undefined" ? null : document.querySelector("[data-brand]")?.getAttribute("lang");
  const said = words[isLocale(language) ? language : "fa"];
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-16 text-center">
      <h1 className="text-xl">{said.failedTitle}</h1>
      <p className="text-ink-muted">{said.failedText}</p>
      <button type="button" onClick={reset} className={buttonClass({ kind: "primary", size: "lg", className: "mt-3" })}>
        {said.retry}
      </button>
    </div>
  );
}
