"use client";
import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonKind, buttonClass } from "@/ui/button-class";

type Props = { kind?: ButtonKind; wide?: boolean; busy: string; children: ReactNode } & Omit<ComponentProps<"button">, "type">;

/** Sends its form. While the form is on its way a second tap does nothing; the server would take both for one anyway. */
export function SubmitButton({ kind = "primary", wide, busy, children, className, onClick, ...rest }: Props) {
  const { pending } = useFormStatus();
  return (
    <button
      {...rest}
      type="submit"
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      className={buttonClass({ kind, size: "lg", wide, className })}
    >
      <span className={pending ? "opacity-60" : undefined}>{children}</span>
      {pending ? (
        <span role="status" className="sr-only">
          {busy}
        </span>
      ) : null}
    </button>
  );
}
