import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** Inside a column or a panel rather than on a whole page. */
  compact?: boolean;
  headingLevel?: 1 | 2 | 3;
  className?: string;
};

/** What to do where nothing is yet, or where nothing is left. */
export function EmptyState({ icon, title, children, actions, compact, headingLevel = 2, className }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div
      className={classNames("mx-auto flex flex-col items-center text-center", compact ? "max-w-60 gap-1 px-4 py-6" : "max-w-md gap-2 px-6 py-16", className)}
    >
      {icon && (
        <span
          aria-hidden="true"
          className={classNames("flex items-center justify-center text-ink-faint", compact ? "mb-1" : "mb-3 size-12 rounded-full bg-surface-sunken")}
        >
          {icon}
        </span>
      )}
      <Heading className={classNames("text-ink", compact ? "font-medium text-base" : "text-xl")}>{title}</Heading>
      {children && <div className={classNames("text-ink-muted", compact && "text-sm")}>{children}</div>}
      {actions && <div className={classNames("flex flex-wrap justify-center gap-2", compact ? "mt-2" : "mt-4")}>{actions}</div>}
    </div>
  );
}
