import { type ReactNode, useId } from "react";
import { ui } from "@/messages/fa/ui";
import { classNames } from "./class-names";
import { FieldError } from "./error-note";

export type FieldSize = "md" | "lg";

/** What every form field has around its control. */
export type FieldFrame = {
  label: ReactNode;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  /** Says next to the label that the field may stay empty. */
  optional?: boolean;
  /** `md` for the desk, `lg` for the portal. */
  size?: FieldSize;
  className?: string;
};

/** The box around an input or a text area; the control inside is transparent and has no border of its own. */
export function boxClass(size: FieldSize, invalid: boolean): string {
  return classNames(
    "flex min-w-0 cursor-text rounded border bg-surface-raised text-ink transition-colors has-[:disabled]:bg-surface-sunken has-[:disabled]:text-ink-faint has-[:is(input,textarea):focus-visible]:border-accent has-[:is(input,textarea):focus-visible]:outline-2 has-[:is(input,textarea):focus-visible]:outline-accent has-[:is(input,textarea):focus-visible]:-outline-offset-1",
    size === "lg" ? "gap-2.5 px-3.5 text-lg" : "gap-2 px-2.5 text-base pointer-coarse:text-lg",
    invalid ? "border-danger" : "border-line-strong hover:border-ink-faint",
  );
}

/** The control inside a box. An empty `dir=auto` field keeps the page's side, so that its placeholder does not jump. */
export const controlClass = "min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint rtl:[&[dir=auto]]:placeholder-shown:[direction:rtl]";

/** Label above, control, then the error or the hint; hands the control the ids that tie them together. */
export function Field({
  label,
  hideLabel,
  hint,
  error,
  optional,
  size = "md",
  className,
  id: given,
  children,
}: FieldFrame & {
  id?: string;
  children: (control: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined }) => ReactNode;
}) {
  const own = useId();
  const id = given ?? own;
  const noteId = `${id}-note`;
  const hasNote = Boolean(error || hint);
  return (
    <div className={classNames("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={classNames(hideLabel ? "sr-only" : "font-medium text-ink", size === "lg" ? "text-lg" : "text-sm")}>
        {label}
        {optional && <span className="ms-1.5 font-normal text-ink-faint">({ui.optional})</span>}
      </label>
      {children({ id, "aria-describedby": hasNote ? noteId : undefined, "aria-invalid": error ? true : undefined })}
      {error ? (
        <FieldError id={noteId}>{error}</FieldError>
      ) : (
        hint && (
          <p id={noteId} className="text-ink-muted text-sm">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
