"use client";

import { type PublicFile, type PublicMessage, toPublicMessage } from "@/domain/portal/view";
import type { Upload } from "@/features/attachments";
import { PublicBubble } from "@/features/portal";
import { portalWords } from "@/messages/portal-words";
import { cleanBody } from "@/persian/text";
import { useNow } from "@/ui/now";

/** What the projection would make of the note that is being written; null while it would not be public. */
export function previewMessage(note: { author: string; body: string; files: readonly PublicFile[]; at: Date }): PublicMessage | null {
  return toPublicMessage(
    {
      id: "preview",
      authorKind: "STAFF",
      authorName: note.author,
      body: cleanBody(note.body),
      portalVisible: true,
      createdAt: note.at,
      publicAt: null,
      deletedAt: null,
      files: [...note.files],
    },
    note.at,
  );
}

/** The portal's own bubble, with the note that is being written. */
export function CustomerBubble({ author, body, files }: { author: string; body: string; files: readonly Upload[] }) {
  const now = new Date(useNow());
  const message = previewMessage({ author, body, files: files.flatMap((upload) => upload.file ?? []), at: now });
  if (!message) return null;
  return (
    <ol className="flex list-none flex-col">
      <PublicBubble message={message} words={portalWords("fa")} language="fa" now={now.toISOString()} fileHref={() => "#"} />
    </ol>
  );
}
