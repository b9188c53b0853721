import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type BadgeTone = "neutral" | "accent" | "warning" | "danger" | "success";

const tones: Record<BadgeTone, string> = {
  neutral: "bg-surface-sunken text-ink-muted",
  accent: "bg-accent-soft text-accent-ink",
  warning: "bg-amber-soft text-amber-ink",
  danger: "bg-danger-soft text-danger-ink",
  success: "bg-success-soft text-success-ink",
};

/** A state in a word (with its icon), or a count. Colour never speaks alone. */
export function Badge({ tone = "neutral", icon, children, className }: { tone?: BadgeTone; icon?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <span
      className={classNames(
        "inline-flex h-5 min-w-5 items-center justify-center gap-1 whitespace-nowrap rounded-full px-1.5 font-medium text-xs",
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
