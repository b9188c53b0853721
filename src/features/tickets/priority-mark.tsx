import { ChevronDown, ChevronsUp, ChevronUp, Equal } from "lucide-react";
import type { Priority } from "@/domain/tickets/schema";

const marks = {
  LOW: <ChevronDown className="size-4 text-ink-faint" aria-hidden="true" />,
  NORMAL: <Equal className="size-4 text-ink-faint" aria-hidden="true" />,
  HIGH: <ChevronUp className="size-4 text-amber-ink" aria-hidden="true" />,
  URGENT: <ChevronsUp className="size-4 text-danger-ink" aria-hidden="true" />,
} satisfies Record<Priority, unknown>;

/** A priority as a picture; its word always stands beside it. */
export function PriorityMark({ priority }: { priority: Priority }) {
  return marks[priority];
}
