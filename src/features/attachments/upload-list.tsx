import type { AttachmentWords } from "@/messages/attachment-words";
import type { Locale } from "@/persian/locale";
import { classNames } from "@/ui/class-names";
import { fill, sizeText } from "./size-text";
import { isWorthRetrying, type Upload, type UploadQueue, type Uploads } from "./upload-queue";

type Props = { queue: UploadQueue; uploads: Uploads; words: AttachmentWords; locale?: Locale; large?: boolean; className?: string };

/** The files of a message that is being written: how far each is, what went wrong and what can be done about it. */
export function UploadList({ queue, uploads, words, locale = "fa", large, className }: Props) {
  if (uploads.list.length === 0 && !uploads.isTooMany) return null;
  const ready = uploads.list.filter((upload) => upload.state === "ready").length;
  return (
    <div className={className}>
      <ul aria-label={words.list} className="flex flex-col gap-1.5">
        {uploads.list.map((upload) => (
          <Row key={upload.key} {...{ upload, queue, words, locale, large }} />
        ))}
      </ul>
      {uploads.isTooMany && (
        <p role="alert" className="mt-1 text-danger-ink text-sm">
          {words.tooMany}
        </p>
      )}
      <p role="status" className="sr-only">
        {ready > 0 && fill(words.readyCount, { count: String(ready) })}
      </p>
    </div>
  );
}

type RowProps = { upload: Upload; queue: UploadQueue; words: AttachmentWords; locale: Locale; large?: boolean };

function Row({ upload, queue, words, locale, large }: RowProps) {
  const named = { name: upload.name };
  const action = classNames(
    "shrink-0 rounded px-2 text-ink-muted hover:bg-hover hover:text-ink",
    large ? "min-h-11" : "min-h-7 text-sm pointer-coarse:min-h-9",
  );
  return (
    <li data-upload={upload.state} className="rounded border border-line bg-surface-raised ps-3 pe-1">
      <div className={classNames("flex items-center gap-2", large ? "min-h-12" : "min-h-8")}>
        <span className="min-w-0 flex-1 truncate text-ink">
          <bdi>{upload.name}</bdi>
        </span>
        <span className="shrink-0 text-ink-faint text-sm">
          {upload.state === "waiting"
            ? words.waiting
            : upload.state === "sending" && upload.share === 1
              ? words.checking
              : sizeText(upload.sizeBytes, words.units, locale)}
        </span>
        {isWorthRetrying(upload) && (
          <button type="button" aria-label={fill(words.retryFile, named)} onClick={() => queue.retry(upload.key)} className={action}>
            {words.retry}
          </button>
        )}
        <button type="button" aria-label={fill(words.removeFile, named)} onClick={() => queue.remove(upload.key)} className={action}>
          {words.remove}
        </button>
      </div>
      {upload.state === "sending" && (
        <progress
          aria-label={fill(words.sending, named)}
          // Without a value it shows that nobody can say how long: the server is looking at the file.
          value={upload.share === 1 ? undefined : upload.share}
          max={1}
          className="mb-1.5 block h-1 w-full pe-2 accent-accent-solid"
        />
      )}
      {upload.state === "failed" && (
        <p role="alert" className="pe-2 pb-2 text-danger-ink text-sm">
          {sentenceOf(upload.failure, words)}
        </p>
      )}
    </li>
  );
}

/** Why a file has not arrived, in words. */
function sentenceOf(failure: Upload["failure"], words: AttachmentWords): string {
  if (failure && failure in words.refusals) return words.refusals[failure as keyof AttachmentWords["refusals"]];
  return failure === "auth.required" || failure === "thing.not_found" ? words.signedOut : words.offline;
}
