import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { boxClass, controlClass, Field, type FieldFrame } from "./field";

export type TextAreaProps = FieldFrame & {
  /** Lines shown when it is empty, and the most it grows to before it scrolls. */
  minRows?: number;
  maxRows?: number;
  /** Leaves the box (border, ground, padding) to the surroundings. */
  bare?: boolean;
} & Omit<ComponentProps<"textarea">, keyof FieldFrame | "rows">;

/** Several lines of text that grow as one writes. The direction is the text's own. */
export function TextArea({
  label,
  hideLabel,
  hint,
  error,
  optional,
  size = "md",
  className,
  minRows = 3,
  maxRows = 14,
  bare,
  id,
  dir = "auto",
  placeholder = " ",
  style,
  ...rest
}: TextAreaProps) {
  const line = size === "lg" ? 1.75 : 1.5;
  return (
    <Field {...{ label, hideLabel, hint, error, optional, size, className, id }}>
      {(control) => (
        <span className={bare ? "flex min-w-0" : boxClass(size, Boolean(error))}>
          <textarea
            {...rest}
            {...control}
            dir={dir}
            rows={minRows}
            placeholder={placeholder}
            className={classNames(controlClass, "field-sizing-content resize-none", !bare && (size === "lg" ? "py-2" : "py-1.5"))}
            style={{ lineHeight: `${line}rem`, minHeight: `calc(${minRows * line}rem + 0.75rem)`, maxHeight: `${maxRows * line}rem`, ...style }}
          />
        </span>
      )}
    </Field>
  );
}
