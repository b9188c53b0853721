"use client";

import { Pencil, Plus } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useUnsaved } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { formatNumber } from "@/persian/digits";
import { cleanBody, cleanLine } from "@/persian/text";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { FieldError } from "@/ui/error-note";
import { IconButton } from "@/ui/icon-button";
import type { Save } from "./use-record";

const words = customerRecord.edit;

type Props = {
  label: string;
  value: string;
  limit: number;
  canEdit: boolean;
  save: Save<string>;
  isRequired?: boolean;
  /** Several lines, as in a note. */
  isBody?: boolean;
  /** Begins open: a record that was made a moment ago waits for its name. */
  startsOpen?: boolean;
  type?: "text" | "url" | "tel";
  inputMode?: "decimal";
  /** How the value is shown; the value itself when left out. */
  children?: ReactNode;
  inputClass?: string;
  /** The value is the page's heading. */
  isHeading?: boolean;
};

/** A text that is read and changed in the same place. What a colleague wrote meanwhile is shown beside what is being typed, never over it. */
export function EditableLine({
  label,
  value,
  limit,
  canEdit,
  save,
  isRequired,
  isBody,
  startsOpen,
  type = "text",
  inputMode,
  children,
  inputClass,
  isHeading,
}: Props) {
  const [text, setText] = useState<string | null>(startsOpen ? "" : null);
  /** The value as it was when the editing began. */
  const base = useRef(value);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  useUnsaved(text !== null && text !== base.current && text !== "" && !isPending, words.leave);

  const begin = () => {
    base.current = value;
    setProblem(null);
    setText(value);
  };

  async function submit() {
    if (text === null || isPending) return;
    const next = isBody ? cleanBody(text) : cleanLine(text);
    if (next === base.current) return setText(null);
    if (isRequired && next === "") return setProblem(words.required);
    if (next.length > limit) return setProblem(words.tooLong(formatNumber(limit)));
    if (value !== base.current) {
      base.current = value;
      return setProblem(value === "" ? words.nowEmpty : words.nowIs(value));
    }
    setPending(true);
    const failure = await save(next);
    setPending(false);
    if (!failure) return setText(null);
    const kind = String(failure.info.problem ?? "");
    setProblem(kind in words.problems ? words.problems[kind as keyof typeof words.problems] : failure.sentence);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing && (!isBody || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      setText(null);
    }
  };

  const shown = children ?? <bdi>{value}</bdi>;
  if (text === null) {
    if (value === "" && !children)
      return canEdit ? (
        <button
          type="button"
          onClick={begin}
          aria-label={words.add(label)}
          className="inline-flex items-center gap-1 rounded-sm text-ink-faint text-sm hover:text-ink pointer-coarse:min-h-9"
        >
          <Plus className="size-3.5" aria-hidden="true" />
          {label}
        </button>
      ) : null;
    return (
      <div className={classNames("group/edit flex min-w-0 gap-1", isHeading ? "items-center" : "items-start")}>
        <div className={classNames("min-w-0 [overflow-wrap:anywhere]", isBody && "flex-1 whitespace-pre-wrap")} dir={isBody ? "auto" : undefined}>
          {isHeading ? <h1 className="text-2xl">{shown}</h1> : shown}
        </div>
        {canEdit && (
          <IconButton
            size="sm"
            name={words.edit(label)}
            icon={<Pencil className="size-3.5" />}
            onClick={begin}
            className="-my-0.5 shrink-0 opacity-60 focus-visible:opacity-100 group-hover/edit:opacity-100"
          />
        )}
      </div>
    );
  }

  const control = {
    "aria-label": label,
    "aria-invalid": problem ? (true as const) : undefined,
    autoFocus: true,
    placeholder: label,
    value: text,
    onKeyDown,
    className: classNames(
      "w-full rounded border border-line-strong rtl:[&[dir=auto]]:placeholder-shown:[direction:rtl] bg-surface-raised px-2 py-1 outline-none focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-1 pointer-coarse:py-2 pointer-coarse:text-lg",
      inputClass,
    ),
  };
  const change = (typed: string) => {
    setText(typed);
    setProblem(null);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex min-w-0 flex-1 flex-col gap-1.5"
    >
      {isHeading && <h1 className="sr-only">{shown}</h1>}
      {isBody ? (
        <textarea {...control} dir="auto" rows={3} onChange={(event) => change(event.target.value)} />
      ) : (
        <input
          {...control}
          type={type}
          inputMode={inputMode}
          dir={type === "text" ? "auto" : "ltr"}
          onFocus={(event) => event.target.select()}
          onChange={(event) => change(event.target.value)}
        />
      )}
      {problem && <FieldError>{problem}</FieldError>}
      <span className="flex gap-1.5">
        <Button type="submit" kind="primary" size="sm" pending={isPending}>
          {words.save}
        </Button>
        <Button kind="ghost" size="sm" onClick={() => setText(null)}>
          {words.cancel}
        </Button>
      </span>
    </form>
  );
}
