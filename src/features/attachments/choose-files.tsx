"use client";

import { type ReactNode, useRef } from "react";
import { acceptedEndings } from "@/domain/attachments/file-kinds";
import type { AttachmentWords } from "@/messages/attachment-words";
import type { UploadQueue } from "./upload-queue";

/** `limitsId`: the element that says what may be sent. */
type Props = {
  queue: UploadQueue;
  words: Pick<AttachmentWords, "attach" | "limits">;
  limitsId: string;
  className: string;
  disabled?: boolean;
  children: ReactNode;
};

/** The button that opens the system's own chooser. What may be sent is part of its description, so it is known before anything is chosen. */
export function ChooseFiles({ queue, words, limitsId, className, disabled, children }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" disabled={disabled} title={words.limits} aria-describedby={limitsId} onClick={() => input.current?.click()} className={className}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        accept={acceptedEndings}
        aria-label={words.attach}
        onChange={(event) => {
          queue.add([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was removed.
          event.target.value = "";
        }}
      />
    </>
  );
}
