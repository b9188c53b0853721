import { ui } from "@/messages/fa/ui";
import { classNames } from "./class-names";

/** Three wells of a qanat above its water, which flows as one reads; also three columns of a board. The same in both themes. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={classNames("size-6", className)} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#00717d" />
      <g fill="none" strokeWidth="3" strokeLinecap="round">
        <path d="M23.5 8v5M16 8v7M8.5 8v9" stroke="#fff" />
        <path d="M27 18.5c-4 .6-7.5 1.7-11 2.7s-7 2-11 2.8" stroke="#8fe3ea" />
      </g>
    </svg>
  );
}

/** The mark with the product's name beside it. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={classNames("inline-flex items-center gap-2 font-semibold text-ink text-lg", className)}>
      <LogoMark />
      {ui.product}
    </span>
  );
}
