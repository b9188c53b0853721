import { Building2, FileText, Lock, MessageSquare, Ticket, User } from "lucide-react";
import type { SearchGroup } from "@/domain/search/schema";
import { search as words } from "@/messages/fa/search";
import { Marked } from "./marked";
import type { ResultLine } from "./result-lines";

const icons = { tickets: Ticket, notes: MessageSquare, customers: User, companies: Building2, files: FileText } as const;

/** What one result says: its icon, its words with the match marked, and where it belongs. */
export function ResultText({ group, line, marks }: { group: SearchGroup; line: ResultLine; marks: readonly string[] }) {
  const Icon = line.isInternal ? Lock : icons[group];
  return (
    <span className="flex min-w-0 items-start gap-2.5">
      <Icon className={line.isInternal ? "mt-0.5 size-4 shrink-0 text-amber-ink" : "mt-0.5 size-4 shrink-0 text-ink-faint"} aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className={line.isClosed ? "line-clamp-2 text-ink-muted [overflow-wrap:anywhere]" : "line-clamp-2 [overflow-wrap:anywhere]"}>
          {line.isInternal ? <span className="sr-only">{words.internal}: </span> : null}
          <Marked text={line.title} words={marks} />
        </span>
        {line.detail === "" ? null : (
          <span className="line-clamp-1 text-ink-muted text-sm [overflow-wrap:anywhere]">
            <Marked text={line.detail} words={marks} />
          </span>
        )}
        {line.facts.length === 0 ? null : (
          <span className="line-clamp-1 text-ink-faint text-xs">
            {line.facts.map((fact, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: facts have no identity but their place
              <span key={at}>
                {at > 0 ? " · " : ""}
                <bdi>{fact}</bdi>
              </span>
            ))}
          </span>
        )}
      </span>
    </span>
  );
}
