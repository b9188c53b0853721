import { highlight } from "@/persian/highlight";

/** A text with what was searched for marked in it. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <bdi>
      {highlight(text, words).map((piece, at) =>
        piece.isHit ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <mark key={at} className="rounded-sm bg-accent-soft text-accent-ink">
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </bdi>
  );
}
