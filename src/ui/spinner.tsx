import { classNames } from "./class-names";

/** A small turning ring. It is silent: the control that is busy says so itself with `aria-busy`. */
export function Spinner({ className }: { className?: string }) {
  return (
    <svg className={classNames("size-4 animate-spin", className)} viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.75" opacity="0.25" />
      <path d="M14.25 8A6.25 6.25 0 0 0 8 1.75" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
