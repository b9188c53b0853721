import { Fragment } from "react";
import { linkify } from "@/persian/links";
import { splitParagraphs } from "@/persian/text";

/** What somebody wrote, as plain text: paragraphs, each in its own direction, and safe links. */
export function MessageBody({ text }: { text: string }) {
  return (
    <div className="flex flex-col gap-2 [overflow-wrap:anywhere]">
      {splitParagraphs(text).map((paragraph, index) => (
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
      ))}
    </div>
  );
}
