import type { PublicRecordNote } from "@/domain/portal/view";
import type { PortalWords } from "@/messages/portal-words";
import type { Locale } from "@/persian/locale";
import { MessageBody } from "./message-body";
import { Moment } from "./moment";

type Props = { notes: readonly PublicRecordNote[]; words: PortalWords; language: Locale; now: string };

/** What the organisation tells this customer outside any ticket: the newest in sight, earlier ones folded. */
export function RecordNotes({ notes, words, language, now }: Props) {
  const [newest, ...earlier] = notes;
  if (!newest) return null;
  const shown = { language, now };
  return (
    <section aria-labelledby="notes" className="mb-7">
      <h2 id="notes" className="mb-2 font-medium text-base text-ink-muted">
        {words.list.notes}
      </h2>
      <Note note={newest} {...shown} />
      {earlier.length > 0 ? (
        <details className="mt-2">
          <summary className="min-h-11 cursor-pointer rounded py-2.5 text-base text-ink-muted hover:text-ink">{words.list.earlierNotes}</summary>
          <div className="flex flex-col gap-2">
            {earlier.map((note) => (
              <Note key={note.id} note={note} {...shown} />
            ))}
          </div>
        </details>
      ) : null}
    </section>
  );
}

function Note({ note, language, now }: { note: PublicRecordNote; language: Locale; now: string }) {
  return (
    <article className="rounded-lg border border-accent-line bg-accent-soft px-4 py-3">
      <MessageBody text={note.body} />
      <p className="mt-1.5 flex flex-wrap items-baseline gap-x-2 text-base text-ink-muted">
        <bdi>{note.authorName}</bdi>
        <Moment at={note.at} now={now} language={language} />
      </p>
    </article>
  );
}
