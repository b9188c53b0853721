import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";
import { Tooltip } from "./tooltip";

type Look = {
  /** The accessible name, and the tooltip's text unless `hint` says more. */
  name: string;
  icon: ReactNode;
  hint?: ReactNode;
  hintSide?: "top" | "bottom";
  /** `sm` 24 px, `md` 32 px, `lg` 44 px; at least 40 px under a finger from `md` on. */
  size?: "sm" | "md" | "lg";
  kind?: "ghost" | "secondary";
  className?: string;
};

export type IconButtonProps = Look & { pending?: boolean } & Omit<ComponentProps<"button">, keyof Look | "children" | "aria-label">;
export type IconLinkProps = Look & { href: string } & Omit<ComponentProps<typeof Link>, keyof Look | "children" | "aria-label" | "href">;

const sizes = {
  sm: "size-6 rounded-sm pointer-coarse:size-8",
  md: "size-8 rounded pointer-coarse:size-10",
  lg: "size-11 rounded",
};

const kinds = {
  ghost:
    "text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-pressed aria-expanded:text-ink aria-pressed:bg-pressed aria-pressed:text-ink",
  secondary: "border border-line-strong bg-surface-raised text-ink-muted hover:bg-surface-sunken hover:text-ink aria-expanded:bg-surface-sunken",
};

const shape = ({ size = "md", kind = "ghost", className }: Pick<Look, "size" | "kind" | "className">) =>
  classNames(
    "inline-flex shrink-0 items-center justify-center transition-colors disabled:opacity-45 not-aria-busy:aria-disabled:opacity-45",
    sizes[size],
    kinds[kind],
    className,
  );

/** A button that is only a picture. It always has a name and a tooltip. */
export function IconButton({ name, icon, hint, hintSide, size, kind, className, pending, onClick, type = "button", ...rest }: IconButtonProps) {
  return (
    <Tooltip text={hint ?? name} side={hintSide}>
      <button
        {...rest}
        type={type}
        aria-label={name}
        aria-busy={pending || undefined}
        aria-disabled={pending || rest["aria-disabled"]}
        onClick={pending ? undefined : onClick}
        className={shape({ size, kind, className })}
      >
        {pending ? <Spinner /> : icon}
      </button>
    </Tooltip>
  );
}

/** A link that is only a picture. */
export function IconLink({ name, icon, hint, hintSide, size, kind, className, ...rest }: IconLinkProps) {
  return (
    <Tooltip text={hint ?? name} side={hintSide}>
      <Link {...rest} aria-label={name} className={shape({ size, kind, className })}>
        {icon}
      </Link>
    </Tooltip>
  );
}
