"use client";

import { Fragment, useState } from "react";
import { tickets as words } from "@/messages/fa/tickets";
import { linkify } from "@/persian/links";
import { beginningOf, messageParts } from "./message-parts";

/** What somebody wrote, as plain text: each paragraph in its own direction, safe links, code from left to right; long ones begin folded. */
export function MessageText({ body }: { body: string }) {
  const [isWhole, setWhole] = useState(false);
  const beginning = beginningOf(body);
  return (
    <>
      <div className="flex flex-col gap-2 [overflow-wrap:anywhere]">
        {messageParts(isWhole || beginning === null ? body : beginning).map((part, index) =>
          part.kind === "code" ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
            <pre key={index} dir="ltr" className="overflow-x-auto whitespace-pre-wrap rounded-sm bg-hover px-2.5 py-1.5 text-start font-mono text-sm">
              <Linked text={part.text} />
            </pre>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
            <p key={index} dir="auto" className="whitespace-pre-line leading-6.5">
              <Linked text={part.text} />
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
