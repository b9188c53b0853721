import { X } from "lucide-react";
import type { ReactNode } from "react";
import { ui } from "@/messages/fa/ui";
import { classNames } from "./class-names";
import { Dot } from "./dot";
import type { HueName } from "./tokens";

export type TagProps = {
  children: ReactNode;
  hue?: HueName;
  /** Shows a remove button; `removeName` is its accessible name. */
  onRemove?: () => void;
  removeName?: string;
  className?: string;
};

/** A word someone put on a thing. Quiet: a thin border and a dot. */
export function Tag({ children, hue, onRemove, removeName, className }: TagProps) {
  return (
    <span
      className={classNames("inline-flex h-5 min-w-0 max-w-full items-center gap-1.5 rounded-full border border-line px-2 text-ink-muted text-xs", className)}
    >
      {hue && <Dot colour={hue} size="sm" />}
      <bdi className="truncate">{children}</bdi>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={removeName ?? ui.remove}
          className="-me-1.5 inline-flex size-4.5 items-center justify-center rounded-full text-ink-faint hover:bg-hover hover:text-ink"
        >
          <X className="size-3" aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
