"use client";

import { useEffect, useId, useRef, useState } from "react";
import type { AttachmentWords } from "@/messages/attachment-words";
import type { Locale } from "@/persian/locale";
import { buttonClass } from "@/ui/button-class";
import { ChooseFiles } from "./choose-files";
import { UploadList } from "./upload-list";
import { useFileTarget, useUploads } from "./use-uploads";

type Props = { words: AttachmentWords; locale: Locale; ticketId?: string; asLink?: boolean };

/**
 * Files of a plain form of the portal: put it inside the form, and the form carries one hidden `attachmentIds` for each file that has
 * arrived. Sent too early, the form waits for its files; with a failed one it stays. Without scripts the form simply has no files.
 */
export function PortalFilePicker({ words, locale, ticketId, asLink }: Props) {
  const { queue, uploads } = useUploads({ ticketId, asLink });
  const { isOver, target } = useFileTarget(queue);
  const [isReady, setReady] = useState(false);
  const [notice, setNotice] = useState<"waiting" | "failed" | null>(null);
  const limitsId = useId();
  const place = useRef<HTMLFieldSetElement>(null);
  useEffect(() => setReady(true), []);
  useEffect(() => {
    const form = place.current?.form;
    if (!form || !isReady) return;
    const onSubmit = (event: SubmitEvent) => {
      if (queue.current().list.every((upload) => upload.state === "ready")) return setNotice(null);
      event.preventDefault();
      event.stopImmediatePropagation();
      setNotice("waiting");
      void queue.settled().then((ids) => {
        setNotice(ids ? null : "failed");
        // One turn later the hidden fields are there.
        if (ids) setTimeout(() => form.isConnected && form.requestSubmit());
      });
    };
    form.addEventListener("submit", onSubmit, true);
    return () => form.removeEventListener("submit", onSubmit, true);
  }, [queue, isReady]);
  return (
    <fieldset ref={place} {...target} className={isOver ? "rounded outline-2 outline-accent outline-dashed outline-offset-4" : undefined}>
      <legend className="sr-only">{words.list}</legend>
      {isReady && (
        <div className="flex flex-col gap-2">
          <UploadList queue={queue} uploads={uploads} words={words} locale={locale} large />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ChooseFiles queue={queue} words={words} limitsId={limitsId} className={buttonClass({ size: "lg" })}>
              {words.attach}
            </ChooseFiles>
            <span id={limitsId} className="min-w-0 flex-1 basis-64 text-base text-ink-muted">
              {words.limits}
            </span>
          </div>
        </div>
      )}
      {uploads.list.map((upload) => upload.file && <input key={upload.key} type="hidden" name="attachmentIds" value={upload.file.id} />)}
      <p role="status" className="text-ink-muted empty:hidden">
        {notice === "waiting" ? words.stillSending : notice === "failed" ? words.someFailed : null}
      </p>
    </fieldset>
  );
}
