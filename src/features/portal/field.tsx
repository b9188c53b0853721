import type { ReactNode } from "react";
import { classNames } from "@/ui/class-names";

/** The look of a control of the portal: large enough for a thumb, text large enough that no phone zooms in. */
export const controlLook =
  "w-full min-w-0 rounded border border-line-strong bg-surface-raised px-3.5 text-ink text-lg outline-none transition-colors placeholder:text-ink-faint hover:border-ink-faint focus-visible:border-accent focus-visible:ring-2 focus-visible:ring-accent-line aria-invalid:border-danger";

type Props = {
  id: string;
  label: string;
  hint?: string | undefined;
  /** Said beside the label: the field may stay empty. */
  optional?: string | undefined;
  className?: string;
  children: ReactNode;
};

/** A label above its control and a hint below. The control itself names `hintId(id)` in `aria-describedby`. */
export function PortalField({ id, label, hint, optional, className, children }: Props) {
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium text-ink text-lg">
        {label}
        {optional ? <span className="ms-1.5 font-normal text-base text-ink-faint">({optional})</span> : null}
      </label>
      {children}
      {hint ? (
        <p id={hintId(id)} className="text-base text-ink-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

export function hintId(id: string): string {
  return `${id}-hint`;
}
