import { Eye, Lock } from "lucide-react";
import type { ReactNode } from "react";
import type { FileItem } from "@/domain/attachments/schema";
import type { NamedMention, Speaker } from "@/domain/tickets/detail";
import { FileList } from "@/features/attachments";
import { activity } from "@/messages/fa/activity";
import { tickets } from "@/messages/fa/tickets";
import { formatDateTime, formatTime } from "@/persian/dates";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import { Spinner } from "@/ui/spinner";
import { MessageText } from "./message-text";

const words = tickets.conversation;

type MessageProps = {
  author: Speaker;
  /** ISO moment. */
  at: string;
  body: string;
  /** Colleagues named in it; `meId` is the one who reads. */
  mentions?: readonly NamedMention[];
  meId?: string | null;
  files?: readonly FileItem[];
  /** Who reads it: everybody who follows the ticket, or colleagues only. */
  readers: "customer" | "staff";
  isEdited?: boolean;
  isPending?: boolean;
  /** A quiet word beside the time. */
  remark?: ReactNode;
  /** Beneath the message: what became of it. */
  footer?: ReactNode;
};

/** One message: the customer's at the start side, ours at the end side, and what only colleagues see over the whole width on amber. */
export function Message({ author, at, body, mentions, meId, files, readers, isEdited, isPending, remark, footer }: MessageProps) {
  const isInternal = readers === "staff";
  const isCustomer = author.kind === "CUSTOMER";
  const name = author.name === "" ? activity.product : author.name;
  return (
    <article
      data-readers={readers}
      data-author={author.kind}
      aria-label={name}
      aria-busy={isPending || undefined}
      className={classNames(
        "flex min-w-0 gap-2.5",
        isInternal
          ? "rounded-lg border border-amber-line bg-amber-soft px-3.5 py-3"
          : isCustomer
            ? "me-6 @3xl/card:me-[12%]"
            : "ms-6 flex-row-reverse @3xl/card:ms-[12%]",
        isPending && "opacity-75",
      )}
    >
      <Avatar name={name} colourKey={author.id ?? name} size="sm" decorative className={classNames("mt-0.5", !isInternal && "@max-xl/card:hidden")} />
      <div className={classNames("min-w-0", isInternal ? "flex-1" : "max-w-full")}>
        <header className={classNames("mb-1 flex min-h-6 flex-wrap items-center gap-x-2 gap-y-0.5 text-sm", !isInternal && !isCustomer && "justify-end")}>
          <bdi className="font-medium text-ink">{name}</bdi>
          <time dateTime={at} title={formatDateTime(at)} className={isInternal ? "text-amber-ink" : "text-ink-faint"}>
            {formatTime(at)}
          </time>
          {isEdited && <span className={isInternal ? "text-amber-ink" : "text-ink-faint"}>{words.edited}</span>}
          {remark && <span className="text-ink-faint">{remark}</span>}
          {isInternal ? (
            <span className="inline-flex items-center gap-1 font-medium text-amber-ink">
              <Lock className="size-3.5" aria-hidden="true" />
              {words.staffOnly}
            </span>
          ) : (
            !isCustomer && (
              <span className="inline-flex items-center gap-1 text-accent-ink">
                <Eye className="size-3.5" aria-hidden="true" />
                {words.customerSees}
              </span>
            )
          )}
        </header>
        <div
          className={classNames(
            "text-base text-ink",
            !isInternal && "rounded-lg px-3.5 py-2.5",
            !isInternal && (isCustomer ? "rounded-ss-xs bg-hover" : "rounded-se-xs border border-accent-line bg-surface-raised"),
          )}
        >
          <MessageText body={body} mentions={mentions} meId={meId} />
          {files && <FileList files={files} className="mt-2" />}
        </div>
        {footer}
        {isPending && (
          <p role="status" className={classNames("mt-1 flex items-center gap-1.5 text-ink-muted text-xs", !isInternal && "justify-end")}>
            <Spinner />
            {words.sending}
          </p>
        )}
      </div>
    </article>
  );
}
