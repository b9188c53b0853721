"use client";

import { Paperclip } from "lucide-react";
import { useId } from "react";
import { FILE_LIMIT_BYTES } from "@/domain/attachments/limits";
import { attachments as words } from "@/messages/fa/attachments";
import { buttonClass } from "@/ui/button-class";
import { ChooseFiles } from "./choose-files";
import { fill, sizeText } from "./size-text";
import type { UploadQueue } from "./upload-queue";

const upTo = fill(words.upTo, { size: sizeText(FILE_LIMIT_BYTES, words.units) });

/** Staff's button for files; the limit of one stands on it. */
export function FilePicker({ queue, disabled }: { queue: UploadQueue; disabled?: boolean }) {
  const limitsId = useId();
  return (
    <>
      <span id={limitsId} hidden>
        {words.limits}
      </span>
      <ChooseFiles queue={queue} words={words} limitsId={limitsId} disabled={disabled} className={buttonClass({ kind: "ghost" })}>
        <Paperclip className="size-4" aria-hidden="true" />
        {words.attach} <span className="font-normal text-ink-faint text-sm max-sm:hidden">{upTo}</span>
      </ChooseFiles>
    </>
  );
}
