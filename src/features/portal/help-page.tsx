import type { PortalWords } from "@/messages/portal-words";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { buttonClass } from "@/ui/button-class";
import { Icon } from "./icon";

/** «چگونه تیکت ثبت کنم؟» in five steps. */
export function HelpPage({ words, language }: { words: PortalWords; language: Locale }) {
  return (
    <>
      <h1 className="mb-5 text-2xl">{words.help.title}</h1>
      <ol className="flex flex-col gap-5">
        {words.help.steps.map((step, index) => (
          <li key={step.title} className="flex gap-3">
            <span
              aria-hidden="true"
              className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-ink text-base"
            >
              {toLocaleDigits(String(index + 1), language)}
            </span>
            <div className="min-w-0">
              <h2 className="text-lg">{step.title}</h2>
              <p className="text-ink-muted">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
      <section className="mt-7 rounded-lg border border-line bg-surface-raised px-4 py-4">
        <h2 className="mb-2 text-lg">{words.help.goodTitle}</h2>
        <ul className="flex flex-col gap-1.5">
          {words.help.good.map((line) => (
            <li key={line} className="flex items-start gap-2">
              <Icon name="check" className="mt-1 size-5 text-success-ink" />
              {line}
            </li>
          ))}
        </ul>
      </section>
      <a href="/portal/new" className={buttonClass({ kind: "primary", size: "lg", wide: true, className: "mt-6" })}>
        {words.list.newTicket}
      </a>
    </>
  );
}
