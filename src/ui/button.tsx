import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export type ButtonKind = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

type Look = {
  kind?: ButtonKind;
  /** `sm` 28 px and `md` 32 px for the desk, `lg` 44 px for the portal and for phones. */
  size?: ButtonSize;
  icon?: ReactNode;
  /** Stretches over the whole line. */
  wide?: boolean;
  className?: string;
  children: ReactNode;
};

export type ButtonProps = Look & { pending?: boolean } & Omit<ComponentProps<"button">, keyof Look>;
export type ButtonLinkProps = Look & { href: string } & Omit<ComponentProps<typeof Link>, keyof Look | "href">;

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
export function buttonClass({ kind = "secondary", size = "md", wide, className }: Omit<Look, "children" | "icon">): string {
  return classNames(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded border font-medium no-underline transition-colors disabled:opacity-45 not-aria-busy:aria-disabled:opacity-45",
    kinds[kind],
    sizes[size],
    wide && "w-full",
    className,
  );
}

/**
 * A button. While `pending` it keeps its focus and its width, says it is busy and ignores presses, so that a double press
 * cannot send twice.
 */
export function Button({ kind, size, icon, wide, className, pending, children, onClick, type = "button", ...rest }: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest["aria-disabled"]}
      className={buttonClass({ kind, size, wide, className })}
    >
      {pending && (
        <span className="absolute inset-0 flex items-center justify-center">
          <Spinner />
        </span>
      )}
      <span className={classNames("inline-flex min-w-0 items-center gap-[inherit]", pending && "invisible")}>
        {icon}
        {children}
      </span>
      {pending && <span className="sr-only">{children}</span>}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ kind, size, icon, wide, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={buttonClass({ kind, size, wide, className })}>
      {icon}
      {children}
    </Link>
  );
}
