"use client";

import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

const openDelay = 450;
/** Moving from one tooltip to the next within this time (ms) opens it at once. */
const warmFor = 400;
let lastClosedAt = Number.NEGATIVE_INFINITY;

/**
 * A hint that appears over everything while its child is hovered or has the keyboard's focus. Escape hides it (WCAG 1.4.13).
 * The child must have its own accessible name: the hint is only for eyes, unless `describes` is set.
 */
export function Tooltip({
  text,
  side = "top",
  describes = false,
  children,
}: {
  text: ReactNode;
  side?: "top" | "bottom";
  describes?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef(0);
  const [open, setOpen] = useState(false);

  const show = (delay: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setOpen(true), performance.now() - lastClosedAt < warmFor ? 0 : delay);
  };
  const hide = () => {
    window.clearTimeout(timer.current);
    if (open) lastClosedAt = performance.now();
    setOpen(false);
  };

  useEffect(() => () => window.clearTimeout(timer.current), []);

  useEffect(() => {
    const target = anchor.current?.firstElementChild;
    if (!open || !describes || !target) return;
    target.setAttribute("aria-describedby", id);
    return () => target.removeAttribute("aria-describedby");
  }, [open, describes, id]);

  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpen(false);
    };
    const onScroll = () => setOpen(false);
    window.addEventListener("keydown", onKey);
    window.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", onScroll, { capture: true });
    };
  }, [open]);

  useLayoutEffect(() => {
    const target = anchor.current?.firstElementChild;
    const element = bubble.current;
    if (!open || !target || !element) return;
    element.showPopover?.();
    const place = target.getBoundingClientRect();
    const own = element.getBoundingClientRect();
    const gap = 6;
    const above = place.top - own.height - gap;
    const below = place.bottom + gap;
    const top = side === "top" ? (above >= 4 ? above : below) : below + own.height <= window.innerHeight - 4 ? below : above;
    const middle = place.left + place.width / 2 - own.width / 2;
    element.style.top = `${Math.round(top)}px`;
    element.style.left = `${Math.round(Math.min(Math.max(4, middle), window.innerWidth - own.width - 4))}px`;
  }, [open, side]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches; what can be pressed is the child
    <span
      ref={anchor}
      className="contents"
      onPointerEnter={(event) => event.pointerType === "mouse" && show(openDelay)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(":focus-visible") && show(0)}
      onBlur={hide}
    >
      {children}
      {open && (
        <span
          ref={bubble}
          id={id}
          popover="manual"
          role="tooltip"
          aria-hidden={!describes || undefined}
          className="motion-fade pointer-events-none fixed inset-auto m-0 w-max max-w-72 rounded-sm border-0 bg-inverse px-2 py-1 font-normal text-on-inverse text-xs shadow-float"
        >
          {text}
        </span>
      )}
    </span>
  );
}
