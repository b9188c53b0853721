import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

export type SwitchProps = { label: ReactNode; hint?: ReactNode; className?: string } & Omit<ComponentProps<"input">, "type" | "role" | "size">;

/** On or off, with effect at once. A native checkbox underneath, so it also works in a form. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  return (
    <label className={classNames("inline-flex items-start gap-2.5 has-[:disabled]:opacity-50", className)}>
      <span className="relative mt-0.75 inline-flex h-4.5 w-8 shrink-0">
        <input
          {...rest}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says its own state
          role="switch"
          className="peer absolute inset-0 m-0 cursor-pointer appearance-none rounded-full border border-ink-faint bg-transparent transition-colors checked:border-accent-solid checked:bg-accent-solid disabled:cursor-default"
        />
        <span className="pointer-events-none absolute start-0.75 top-0.75 size-3 rounded-full bg-ink-faint transition-transform peer-checked:translate-x-3.5 peer-checked:bg-on-accent rtl:peer-checked:-translate-x-3.5" />
      </span>
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-ink-muted text-sm">{hint}</span>}
      </span>
    </label>
  );
}
