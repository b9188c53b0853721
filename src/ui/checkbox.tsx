import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export type CheckboxProps = { label: ReactNode; hideLabel?: boolean; hint?: ReactNode; className?: string } & Omit<ComponentProps<"input">, "type" | "size">;

/** One choice of several, or a consent. */
export function Checkbox({ label, hideLabel, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={classNames("inline-flex items-start gap-2.5 has-[:disabled]:opacity-50", className)}>
      <span className="relative mt-0.75 inline-flex size-4 shrink-0">
        <input
          {...rest}
          type="checkbox"
          className="peer absolute inset-0 m-0 cursor-pointer appearance-none rounded-xs border border-ink-faint bg-surface-raised transition-colors checked:border-accent-solid checked:bg-accent-solid disabled:cursor-default"
        />
        <Check
          className="pointer-events-none absolute inset-0 m-auto size-3 text-on-accent opacity-0 peer-checked:opacity-100"
          strokeWidth={3}
          aria-hidden="true"
        />
      </span>
      <span className={hideLabel ? "sr-only" : "min-w-0"}>
        {label}
        {hint && <span className="block text-ink-muted text-sm">{hint}</span>}
      </span>
    </label>
  );
}
