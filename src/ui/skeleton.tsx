import { ui } from "@/messages/fa/ui";
import { classNames } from "./class-names";

/** The place of something on its way; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("block animate-pulse bg-pressed", !className?.includes("rounded") && "rounded-sm", className)} />;
}

/** Says once to screen readers that the skeletons around it are loading. */
export function LoadingNote({ children = ui.loading }: { children?: string }) {
  return (
    <span role="status" className="sr-only">
      {children}
    </span>
  );
}
