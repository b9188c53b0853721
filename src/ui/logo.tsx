import { ui } from "@/messages/fa/ui";
import { classNames } from "./class-names";

/** Three wells of a qanat above its water, which are also the three columns of a board. Drawn in the current colours. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={classNames("size-6", className)} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#00717d" />
      <g fill="none" strokeWidth="2.5" strokeLinecap="round">
        <path d="M9 7v7.500M16 7v9.500M23 7v11.500" stroke="#fff" />
        <path d="M5 19.200c3 .2 5.500 1.600 8.500 2.200 4.500.9 8.500.6 13.500 2.600" stroke="#8fe3ea" />
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
