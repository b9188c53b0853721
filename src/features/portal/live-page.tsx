"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { LiveLine } from "@/features/live";

/** Without a stream the page asks now and then (ms). */
const POLL = 60_000;
const GATHER = 150;
/** How long the answer to what one has sent may take. */
const ANSWER_MS = 6_000;

type Props = {
  /** When the server drew the page: what happened since then is told at once. */
  drawnAt: string;
  /** Speaks as the holder of an update link. */
  asLink?: boolean;
  /** The one ticket on the page; null = all of one's own. */
  number: number | null;
  /** What is said, for those who do not see it, when something new has come. */
  changed: string;
};

/**
 * Lets a page follow its tickets: when something that its reader may see has changed, the server draws it anew. What is being typed stays; a
 * hidden tab waits until it is looked at. Without scripts the page is as it was.
 */
export function LivePage({ drawnAt, asLink = false, number, changed }: Props) {
  const router = useRouter();
  const [drawings, setDrawings] = useState(0);
  const latest = useRef({ number, drawnAt, router });
  latest.current = { number, drawnAt, router };
  useEffect(() => {
    let timer = 0;
    let isOwed = false;
    let sentAt = Number.NEGATIVE_INFINITY;
    const look = () => {
      isOwed = document.hidden;
      if (document.hidden) return;
      window.clearTimeout(timer);
      // What one has just sent brings its own page; drawing another one in between would show the sent words as unsent.
      const wait = Math.max(GATHER, sentAt + ANSWER_MS - performance.now());
      timer = window.setTimeout(() => {
        timer = 0;
        latest.current.router.refresh();
        setDrawings((count) => count + 1);
      }, wait);
    };
    const onSubmit = () => {
      sentAt = performance.now();
      if (timer !== 0) look();
    };
    let line: LiveLine | null = null;
    let hangUp: (() => void) | null = null;
    let isGone = false;
    const begin = async () => {
      // Apart from the page's own script, which is all that a first look needs.
      const live = await import("@/features/live");
      if (isGone) return;
      line = new live.LiveLine({
        address: (last) =>
          `/api/events?${new URLSearchParams({ ...(asLink ? { as: "link" } : {}), ...(last ? { last } : { since: latest.current.drawnAt }) })}`,
      });
      line.subscribe((event) => {
        if (event.name === "ticket" && (latest.current.number === null || event.data.number === latest.current.number)) look();
      });
      hangUp = line.start(asLink ? "link" : "portal");
    };
    begin().catch(() => undefined);
    const poll = window.setInterval(() => !line?.isOpen() && look(), POLL);
    const onSeen = () => isOwed && look();
    document.addEventListener("visibilitychange", onSeen);
    document.addEventListener("submit", onSubmit, true);
    return () => {
      isGone = true;
      hangUp?.();
      window.clearInterval(poll);
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", onSeen);
      document.removeEventListener("submit", onSubmit, true);
    };
  }, [asLink]);
  return (
    <p role="status" className="sr-only">
      {drawings > 0 ? `${changed}${drawings % 2 === 0 ? "\u00a0" : ""}` : ""}
    </p>
  );
}
