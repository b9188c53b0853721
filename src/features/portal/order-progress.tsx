import type { PublicProgress } from "@/domain/portal/view";
import type { PortalWords } from "@/messages/portal-words";
import { formatDateTime } from "@/persian/dates";
import type { Locale } from "@/persian/locale";
import { classNames } from "@/ui/class-names";
import { Icon } from "./icon";

type Props = { steps: readonly PublicProgress[]; words: PortalWords; language: Locale };

/** The way of an order from top to bottom: what is behind it, where it is, what comes. Colour is never the only sign. */
export function OrderProgress({ steps, words, language }: Props) {
  return (
    <ol aria-label={words.orders.progress} className="flex flex-col">
      {steps.map((step, index) => (
        <li key={step.id} aria-current={step.state === "current" ? "step" : undefined} className="relative flex gap-3 pb-5 last:pb-0">
          {index < steps.length - 1 ? (
            <span
              aria-hidden="true"
              className={classNames("absolute start-3.25 top-7 bottom-0 w-0.5", step.state === "done" ? "bg-accent" : "bg-line-strong")}
            />
          ) : null}
          <span
            aria-hidden="true"
            className={classNames(
              "mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full border-2",
              step.state === "ahead" ? "border-line-strong bg-surface" : "border-accent",
              step.state === "done" && "bg-accent-soft text-accent-ink",
              step.state === "current" && "bg-accent-solid text-on-accent",
            )}
          >
            {step.state === "done" ? (
              <Icon name="check" className="size-4" />
            ) : step.state === "current" ? (
              <span className="size-2 rounded-full bg-current" />
            ) : null}
          </span>
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3">
            <span className={classNames("[overflow-wrap:anywhere]", step.state === "current" ? "font-semibold" : step.state === "ahead" && "text-ink-muted")}>
              <bdi>{step.label}</bdi>
              <span className="sr-only"> ({words.orders[step.state]})</span>
            </span>
            {step.at === null ? null : (
              <time dateTime={step.at} className="text-base text-ink-muted">
                {formatDateTime(step.at, language)}
              </time>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
