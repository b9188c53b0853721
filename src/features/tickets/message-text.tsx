"use client";

import { Fragment, useState } from "react";
import type { NamedMention } from "@/domain/tickets/detail";
import { tickets as words } from "@/messages/fa/tickets";
import { linkify } from "@/persian/links";
import { classNames } from "@/ui/class-names";
import { markMentions, splitMentions } from "./mention-marks";
import { beginningOf, messageParts } from "./message-parts";

/** What somebody wrote, as plain text: each paragraph in its own direction, safe links, code from left to right; long ones begin folded. */
export function MessageText({ body: plain, mentions = [], meId = null }: { body: string; mentions?: readonly NamedMention[]; meId?: string | null }) {
  const [isWhole, setWhole] = useState(false);
  const body = markMentions(plain, mentions);
  const beginning = beginningOf(body);
  return (
    <>
      <div className="flex flex-col gap-2 [overflow-wrap:anywhere]">
        {messageParts(isWhole || beginning === null ? body : beginning).map((part, index) =>
          part.kind === "code" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
            <pre key={index} dir="ltr" className="overflow-x-auto whitespace-pre-wrap rounded-sm bg-hover px-2.5 py-1.5 text-start font-mono text-sm">
              <Named text={part.text} mentions={mentions} meId={meId} />
            </pre>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
            <p key={index} dir="auto" className="whitespace-pre-line leading-6.5">
              <Named text={part.text} mentions={mentions} meId={meId} />
            </p>
          ),
        )}
      </div>
      {beginning !== null && (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
          className="mt-1.5 rounded-sm font-medium text-ink-muted text-sm underline decoration-line-strong underline-offset-4 hover:text-ink"
        >
          {isWhole ? words.conversation.less : words.conversation.more}
        </button>
      )}
    </>
  );
}

/** Words with the colleagues named in them as they are called today. */
function Named({ text, mentions, meId }: { text: string; mentions: readonly NamedMention[]; meId: string | null }) {
  return splitMentions(text, mentions).map((part, index) =>
    part.type === "mention" ? (
      <bdi
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name
        key={index}
        data-mention={part.mention.userId}
        className={classNames("rounded-sm bg-accent-soft px-1 text-accent-ink", part.mention.userId === meId && "font-semibold outline-1 outline-accent-line")}
      >
        @{part.mention.name}
      </bdi>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other name
      <Linked key={index} text={part.text} />
    ),
  );
}

function Linked({ text }: { text: string }) {
  return linkify(text).map((segment, index) =>
    segment.type === "link" ? (
      <a
        // biome-ignore lint/suspicious/noArrayIndexKey: segments of a text have no other name
        key={index}
        href={segment.href}
        dir="ltr"
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="text-accent-ink underline decoration-accent-line underline-offset-4 [unicode-bidi:isolate] hover:decoration-accent"
      >
        {segment.text}
      </a>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: segments of a text have no other name
      <Fragment key={index}>{segment.text}</Fragment>
    ),
  );
}
