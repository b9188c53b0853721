import { classNames } from "./class-names";

export type ButtonKind = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const kinds: Record<ButtonKind, string> = {
  primary: "border-transparent bg-accent-solid text-on-accent hover:bg-accent-solid-hover aria-disabled:hover:bg-accent-solid disabled:hover:bg-accent-solid",
  secondary: "border-line-strong bg-surface-raised text-ink hover:bg-surface-sunken active:bg-pressed aria-expanded:bg-surface-sunken",
  ghost: "border-transparent text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-pressed aria-expanded:text-ink",
  danger: "border-transparent bg-danger-solid text-on-danger hover:bg-danger-solid-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-sm pointer-coarse:h-9",
  md: "h-8 gap-1.5 px-3 text-base pointer-coarse:h-10",
  lg: "h-11 gap-2 px-5 text-lg",
};

/** The classes of a button, for the rare element that must look like one without being one. */
export function buttonClass({
  kind = "secondary",
  size = "md",
  wide,
  className,
}: {
  kind?: ButtonKind;
  size?: ButtonSize;
  wide?: boolean;
  className?: string;
}): string {
  return classNames(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded border font-medium no-underline transition-colors disabled:opacity-45 not-aria-busy:aria-disabled:opacity-45",
    kinds[kind],
    sizes[size],
    wide && "w-full",
    className,
  );
}
