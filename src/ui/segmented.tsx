"use client";

import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

export type SegmentedProps<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  name?: string;
  className?: string;
};

/** One of two to four choices, all visible. Radio buttons underneath: arrows move, one Tab stop. */
export function Segmented<Value extends string>({ label, value, onChange, options, name, className }: SegmentedProps<Value>) {
  const own = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classNames("inline-flex rounded border border-line bg-surface-sunken p-0.5", className)}>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex min-h-6.5 flex-1 items-center justify-center gap-1.5 whitespace-nowrap rounded-sm px-2.5 text-ink-muted text-sm transition-colors hover:text-ink has-[:checked]:bg-surface-raised has-[:checked]:font-medium has-[:checked]:text-ink has-[:checked]:shadow-[0_0_0_1px_var(--line-strong)] has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent pointer-coarse:min-h-9"
        >
          <input
            type="radio"
            name={name ?? own}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 m-0 cursor-pointer appearance-none outline-none"
          />
          {option.icon}
          {option.label}
        </label>
      ))}
    </div>
  );
}
