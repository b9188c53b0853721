import { ChevronDown, X } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { ui } from "@/messages/fa/ui";
import { classNames } from "./class-names";

export type ChipProps = {
  label: string;
  /** What the filter is set to; without it the chip is an offer. */
  value?: ReactNode;
  icon?: ReactNode;
  /** Shows a button that clears the filter. */
  onRemove?: () => void;
  className?: string;
} & Omit<ComponentProps<"button">, "value" | "className" | "children">;

/** A filter that shows its value. Pressing it opens the choice (give it `aria-haspopup` and `aria-expanded`). */
export function Chip({ label, value, icon, onRemove, className, ...rest }: ChipProps) {
  const set = value !== undefined && value !== null && value !== "";
  return (
    <span
      className={classNames(
        "inline-flex h-7 max-w-72 shrink-0 items-stretch rounded-full border text-sm transition-colors pointer-coarse:h-9",
        set ? "border-line-strong bg-surface-raised text-ink" : "border-line-strong border-dashed text-ink-muted hover:border-ink-faint hover:text-ink",
        className,
      )}
    >
      <button
        {...rest}
        type="button"
        className={classNames(
          "inline-flex min-w-0 items-center gap-1.5 rounded-full ps-2.5 hover:bg-hover aria-expanded:bg-hover",
          set && onRemove ? "pe-1.5" : "pe-2.5",
        )}
      >
        {icon}
        <span className={classNames("shrink-0", set && "text-ink-muted")}>
          {label}
          {set && ":"}
        </span>
        {set && <bdi className="truncate font-medium">{value}</bdi>}
        {!(set && onRemove) && <ChevronDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden="true" />}
      </button>
      {set && onRemove && (
        <button
          type="button"
          aria-label={ui.removeFilter(label)}
          onClick={onRemove}
          className="inline-flex w-7 items-center justify-center rounded-full text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:w-9"
        >
          <X className="size-3.5" aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
