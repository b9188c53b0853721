import type { ReactNode } from "react";
import type { CustomerTicket, PublicFile, PublicMessage } from "@/domain/portal/view";
import type { PortalWords } from "@/messages/portal-words";
import type { Locale } from "@/persian/locale";
import { classNames } from "@/ui/class-names";
import { Icon } from "./icon";
import { MessageBody } from "./message-body";
import { Moment } from "./moment";

type Shown = { words: PortalWords; language: Locale; now: string; fileHref: (id: string) => string };

/** The public conversation from the first word to the last. It is given what the projection made and cannot be given anything else. */
export function Conversation({ ticket, ...shown }: { ticket: CustomerTicket } & Shown) {
  const { words } = shown;
  return (
    <section aria-labelledby="conversation">
      <h2 id="conversation" className="mb-3 font-semibold text-xl">
        {words.ticket.conversation}
      </h2>
      <ol className="flex flex-col gap-4">
        <Bubble isOwn author={words.ticket.describedBy} at={ticket.createdAt} files={ticket.descriptionFiles} {...shown}>
          {ticket.description ? <MessageBody text={ticket.description} /> : <MessageBody text={ticket.title} />}
        </Bubble>
        {ticket.messages.map((message) => (
          <PublicBubble key={message.id} message={message} {...shown} />
        ))}
      </ol>
    </section>
  );
}

/** One message exactly as its customer sees it; the desk shows the same bubble beside the composer. */
export function PublicBubble({ message, ...shown }: { message: PublicMessage } & Shown) {
  const isOwn = message.from === "customer";
  return (
    <Bubble
      isOwn={isOwn}
      author={isOwn ? shown.words.ticket.you : message.authorName}
      at={message.at}
      files={message.files}
      id={`message-${message.id}`}
      {...shown}
    >
      <MessageBody text={message.body} />
    </Bubble>
  );
}

type BubbleProps = { isOwn: boolean; author: string; at: string; files: readonly PublicFile[]; id?: string; children: ReactNode } & Shown;

function Bubble({ isOwn, author, at, files, id, words, language, now, fileHref, children }: BubbleProps) {
  return (
    <li
      id={id}
      className={classNames("flex scroll-mt-4 flex-col gap-1 print:ms-0 print:me-0 print:break-inside-avoid", isOwn ? "me-6 sm:me-16" : "ms-6 sm:ms-16")}
    >
      <p className="flex flex-wrap items-baseline gap-x-2 px-1 text-base text-ink-muted">
        <bdi className="font-medium text-ink">{author}</bdi>
        <Moment at={at} now={now} language={language} />
      </p>
      <div className={classNames("rounded-lg border px-4 py-3", isOwn ? "border-line bg-surface-raised" : "border-accent-line bg-accent-soft")}>
        {children}
        {files.length > 0 ? (
          <ul className="mt-3 flex flex-col gap-1.5">
            {files.map((file) => (
              <li key={file.id}>
                <a
                  href={fileHref(file.id)}
                  aria-label={words.ticket.download(file.fileName)}
                  className="inline-flex min-h-11 max-w-full items-center gap-2 rounded border border-line bg-surface-raised px-3 hover:border-line-strong"
                >
                  <Icon name="clip" className="size-4 text-ink-muted" />
                  <bdi className="truncate">{file.fileName}</bdi>
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </li>
  );
}
