import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "@/ui/class-names";
import type { PopupTriggerProps } from "@/ui/popup-trigger";

type Props = {
  trigger: PopupTriggerProps;
  /** Name and value as one accessible name. */
  name: string;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
  /** Nothing chosen yet: the button is an offer. */
  isEmpty?: boolean;
  tone?: "danger";
  children: ReactNode;
};

/** One property of a ticket, changed where it is read. */
export function PropertyButton({ trigger, name, label, icon, disabled, isEmpty, tone, children }: Props) {
  return (
    <button
      type="button"
      {...trigger}
      disabled={disabled}
      aria-label={name}
      title={label}
      className={classNames(
        "inline-flex h-7.5 min-w-0 max-w-64 shrink-0 items-center gap-1.5 rounded border px-2 text-sm transition-colors enabled:hover:bg-hover aria-expanded:bg-pressed pointer-coarse:h-9.5",
        isEmpty ? "border-line-strong border-dashed text-ink-muted" : "border-line bg-surface-raised text-ink",
        tone === "danger" && "border-danger-line! bg-danger-soft! text-danger-ink!",
      )}
    >
      {icon && <span className="flex shrink-0 items-center">{icon}</span>}
      <span className="min-w-0 truncate">{children}</span>
      {!disabled && <ChevronDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden="true" />}
    </button>
  );
}
