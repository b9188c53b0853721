import { Fragment } from "react";
import { linkify } from "@/persian/links";
import { splitParagraphs } from "@/persian/text";

const FENCE = /^```[^\n]*\n([\s\S]*?)\n?```$/gm;

/** What somebody wrote, as plain text: paragraphs, each in its own direction, code between ``` from left to right, and safe links. */
export function MessageBody({ text }: { text: string }) {
  // Splitting by a pattern with one group leaves the code at the odd places.
  const parts = text.split(FENCE);
  return (
    <div className="flex flex-col gap-2 [overflow-wrap:anywhere]">
      {parts.map((part, place) =>
        place % 2 === 1 ? (
          <pre
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
            key={place}
            dir="ltr"
            className="overflow-x-auto whitespace-pre-wrap rounded border border-line bg-surface px-3 py-2 text-start font-mono text-base"
          >
            {part}
          </pre>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
          <Paragraphs key={place} text={part} />
        ),
      )}
    </div>
  );
}

function Paragraphs({ text }: { text: string }) {
  return splitParagraphs(text).map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text have no other name
    <p key={index} dir="auto" className="whitespace-pre-line text-start">
      {linkify(paragraph).map((segment, at) =>
        segment.type === "link" ? (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: segments of a text have no other name
            key={at}
            href={segment.href}
            dir="ltr"
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="break-all text-accent-ink underline decoration-accent-line underline-offset-4 [unicode-bidi:isolate]"
          >
            {segment.text}
          </a>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: segments of a text have no other name
          <Fragment key={at}>{segment.text}</Fragment>
        ),
      )}
    </p>
  ));
}
