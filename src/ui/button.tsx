import Link from "next/link";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonKind, type ButtonSize, buttonClass } from "./button-class";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export { type ButtonKind, type ButtonSize, buttonClass };

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
