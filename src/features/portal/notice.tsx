import type { ReactNode } from "react";
import { classNames } from "@/ui/class-names";
import { Icon } from "./icon";

type Props = { tone: "good" | "bad"; title?: string; children?: ReactNode; className?: string };

/** What has just happened, at the top of the page that follows; read out when it appears. */
export function Notice({ tone, title, children, className }: Props) {
  const isGood = tone === "good";
  return (
    <div
      role={isGood ? "status" : "alert"}
      className={classNames(
        "flex items-start gap-3 rounded-lg border px-4 py-3 text-lg",
        isGood ? "border-success-line bg-success-soft" : "border-danger-line bg-danger-soft",
        className,
      )}
    >
      <Icon name={isGood ? "check" : "alert"} className={classNames("mt-1 size-5", isGood ? "text-success-ink" : "text-danger-ink")} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
