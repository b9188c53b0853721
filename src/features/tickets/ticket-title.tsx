"use client";

import { Pencil } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { TITLE_LIMIT } from "@/domain/tickets/terms";
import type { Failure } from "@/features/desk";
import { tickets } from "@/messages/fa/tickets";
import { formatNumber } from "@/persian/digits";
import { cleanLine } from "@/persian/text";
import { Button } from "@/ui/button";
import { FieldError } from "@/ui/error-note";
import { IconButton } from "@/ui/icon-button";

const words = tickets.title;

type Props = { title: string; canEdit: boolean; rename: (title: string) => Promise<Failure | null> };

/** The title, editable where it stands. What a colleague wrote meanwhile is shown beside what is being typed, never over it. */
export function TicketTitle({ title, canEdit, rename }: Props) {
  const [text, setText] = useState<string | null>(null);
  /** The title as it was when the editing began. */
  const base = useRef(title);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const begin = () => {
    base.current = title;
    setProblem(null);
    setText(title);
  };

  async function save() {
    if (text === null || isPending) return;
    const next = cleanLine(text);
    if (next === base.current) return setText(null);
    if (next === "") return setProblem(words.empty);
    if (next.length > TITLE_LIMIT) return setProblem(words.tooLong(formatNumber(TITLE_LIMIT)));
    if (title !== base.current) {
      base.current = title;
      return setProblem(words.nowIs(title));
    }
    setPending(true);
    const failure = await rename(next);
    setPending(false);
    if (failure) setProblem(failure.sentence);
    else setText(null);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void save();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      setText(null);
    }
  };

  if (text === null)
    return (
      <div className="group/title flex min-w-0 items-start gap-1.5">
        <h1 dir="auto" className="min-w-0 text-start text-lg [overflow-wrap:anywhere] @max-3xl/card:line-clamp-2 @3xl/card:text-2xl">
          {title}
        </h1>
        {canEdit && (
          <IconButton
            name={words.edit}
            icon={<Pencil className="size-4" />}
            onClick={begin}
            className="-mt-0.5 opacity-60 pointer-coarse:-my-1.5 focus-visible:opacity-100 group-hover/title:opacity-100"
          />
        )}
      </div>
    );
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1 className="sr-only">{title}</h1>
      <textarea
        name="title"
        aria-label={words.field}
        aria-invalid={problem ? true : undefined}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
        autoFocus
        dir="auto"
        rows={1}
        value={text}
        onChange={(event) => {
          setText(event.target.value.replace(/\n/g, " "));
          setProblem(null);
        }}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
        className="field-sizing-content w-full resize-none rounded border border-line-strong bg-surface-raised px-2.5 py-1 font-semibold text-2xl outline-none focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-1"
      />
      {problem && <FieldError>{problem}</FieldError>}
      <div className="flex gap-2">
        <Button type="submit" kind="primary" size="sm" pending={isPending}>
          {words.save}
        </Button>
        <Button kind="ghost" size="sm" onClick={() => setText(null)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
