import { classNames } from "@/ui/class-names";

const mouths: Record<number, string> = {
  1: "M8 16.8c1-2 2.3-3 4-3s3 1 4 3",
  2: "M8.4 16.2c1-1 2.2-1.5 3.6-1.5s2.6.5 3.6 1.5",
  3: "M8.5 15.3h7",
  4: "M8.4 14.5c1 1 2.2 1.5 3.6 1.5s2.6-.5 3.6-1.5",
  5: "M7.8 13.8c1 2 2.4 3.2 4.2 3.2s3.2-1.2 4.2-3.2z",
};

/** A plain face for a score from 1 to 5: lines only, no colour of its own, so that no choice shouts. The word stands beside it. */
export function ScoreFace({ score, className }: { score: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames("size-6", className)}
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="9.2" />
      <path d="M9 9.3v.6M15 9.3v.6" strokeWidth="2" />
      <path d={mouths[score] ?? mouths[3]} />
    </svg>
  );
}
