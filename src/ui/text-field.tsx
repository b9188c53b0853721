"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { ui } from "@/messages/fa/ui";
import { classNames } from "./class-names";
import { boxClass, controlClass, Field, type FieldFrame } from "./field";
import { IconButton } from "./icon-button";

export type TextFieldProps = FieldFrame & {
  /** A picture at the start, such as a magnifier. */
  icon?: ReactNode;
  /** Something at the end, such as a unit or a button. */
  end?: ReactNode;
} & Omit<ComponentProps<"input">, keyof FieldFrame>;

const leftToRight = ["email", "tel", "url", "number", "password"];

/**
 * One line of text with its label. E-mail, phone, URL, number and password fields are left to right by themselves; any other
 * text takes the direction of what is written. A password gets a button that shows it.
 */
export function TextField({
  label,
  hideLabel,
  hint,
  error,
  optional,
  size = "md",
  className,
  icon,
  end,
  id,
  type = "text",
  dir,
  placeholder = " ",
  ...rest
}: TextFieldProps) {
  const [shown, setShown] = useState(false);
  const password = type === "password";
  return (
    <Field {...{ label, hideLabel, hint, error, optional, size, className, id }}>
      {(control) => (
        <span className={classNames(boxClass(size, Boolean(error)), "items-center")}>
          {icon && <span className="shrink-0 text-ink-faint">{icon}</span>}
          <input
            {...rest}
            {...control}
            placeholder={placeholder}
            dir={dir ?? (leftToRight.includes(type) ? "ltr" : "auto")}
            type={password && shown ? "text" : type}
            className={classNames(controlClass, size === "lg" ? "h-11.5" : "h-8 pointer-coarse:h-10")}
          />
          {password ? (
            <IconButton
              size={size === "lg" ? "md" : "sm"}
              name={shown ? ui.hidePassword : ui.showPassword}
              icon={shown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
              onClick={() => setShown(!shown)}
              className="-me-1.5"
            />
          ) : (
            end && <span className="-me-1 flex shrink-0 items-center text-ink-muted">{end}</span>
          )}
        </span>
      )}
    </Field>
  );
}
