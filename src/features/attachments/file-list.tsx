import type { FileItem } from "@/domain/attachments/schema";
import type { AttachmentWords } from "@/messages/attachment-words";
import { attachments as persian } from "@/messages/fa/attachments";
import type { Locale } from "@/persian/locale";
import { classNames } from "@/ui/class-names";
import { fill, sizeText } from "./size-text";

type Props = { files: readonly FileItem[]; words?: AttachmentWords; locale?: Locale; className?: string };

/** The files that a message carries: pictures as small pictures that open in their own tab, everything else to be saved. */
export function FileList({ files, words = persian, locale = "fa", className }: Props) {
  if (files.length === 0) return null;
  return (
    <ul aria-label={words.list} className={classNames("flex flex-wrap gap-2", className)}>
      {files.map((file) => (
        <li key={file.id} className="min-w-0 max-w-full">
          {file.hasThumbnail ? <Picture file={file} words={words} /> : <Download file={file} words={words} locale={locale} />}
        </li>
      ))}
    </ul>
  );
}

function Picture({ file, words }: { file: FileItem; words: AttachmentWords }) {
  return (
    <a
      href={`/api/files/${file.id}`}
      target="_blank"
      rel="noopener noreferrer"
      title={file.fileName}
      aria-label={fill(words.open, { name: file.fileName })}
      className="block overflow-hidden rounded border border-line bg-surface-sunken hover:border-line-strong"
    >
      <img src={`/api/files/${file.id}?thumbnail`} alt={file.fileName} loading="lazy" className="h-28 w-auto min-w-14 max-w-60 object-cover" />
    </a>
  );
}

function Download({ file, words, locale }: { file: FileItem; words: AttachmentWords; locale: Locale }) {
  return (
    <a
      href={`/api/files/${file.id}`}
      download={file.fileName}
      aria-label={fill(words.download, { name: file.fileName })}
      className="inline-flex min-h-9 max-w-72 items-center gap-2 rounded border border-line bg-surface px-2.5 text-ink no-underline hover:border-line-strong hover:bg-hover"
    >
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
        strokeLinejoin="round"
        aria-hidden="true"
        className="size-4 shrink-0 text-ink-faint"
      >
        <path d="M3.5 1.5h5.5l3.5 3.5v9.5h-9zM9 1.5v3.5h3.5" />
      </svg>
      <bdi className="min-w-0 truncate">{file.fileName}</bdi>
      <span className="shrink-0 text-ink-faint text-xs">{sizeText(file.sizeBytes, words.units, locale)}</span>
    </a>
  );
}
