import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** What is wrong with one field; named by the field's `aria-describedby`. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-danger-ink text-sm">
      <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}

/** What went wrong with a form or a whole screen, what is safe, and what to do (in `action`). Announced when it appears. */
export function ErrorNote({ title, children, action, className }: { title?: ReactNode; children: ReactNode; action?: ReactNode; className?: string }) {
  return (
    <div role="alert" className={classNames("flex items-start gap-2.5 rounded border border-danger-line bg-danger-soft px-3 py-2.5 text-ink", className)}>
      <CircleAlert className="mt-0.5 size-4.5 shrink-0 text-danger-ink" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title && <p className="font-semibold text-danger-ink">{title}</p>}
        <div>{children}</div>
      </div>
      {action && <div className="shrink-0">{action}</div>}
    </div>
  );
}
