"use client";

import { MessageCircleWarning } from "lucide-react";
import { type Ref, useImperativeHandle, useRef } from "react";
import type { NoteItem } from "@/domain/tickets/detail";
import { presence } from "@/messages/fa/presence";
import { formatNumber } from "@/persian/digits";
import { excerpt } from "@/persian/highlight";
import { Button } from "@/ui/button";

const words = presence.arrived;
const SHOWN = 2;

type Props = { ref: Ref<{ focus: () => void }>; notes: readonly NoteItem[]; onRead: () => void; onSendAnyway: () => void };

/** What others wrote while somebody was writing: what it says, and the choice to read first or to send all the same (N30). */
export function ArrivedNote({ ref, notes, onRead, onSendAnyway }: Props) {
  const read = useRef<HTMLButtonElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => read.current?.focus() }));
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-lg border border-accent-line bg-accent-soft px-3.5 py-2.5 text-sm">
      <p className="flex items-center gap-2 font-medium text-accent-ink">
        <MessageCircleWarning className="size-4 shrink-0" aria-hidden="true" />
        {words.title}
      </p>
      {notes.slice(-SHOWN).map((note) => (
        <p key={note.id} className="line-clamp-2 [overflow-wrap:anywhere]">
          <bdi className="font-medium">{words.from(note.author.name)}</bdi> <bdi>{excerpt(note.body, [], 160)}</bdi>
        </p>
      ))}
      {notes.length > SHOWN ? <p className="text-ink-muted">{words.more(formatNumber(notes.length - SHOWN))}</p> : null}
      <p className="flex flex-wrap gap-2">
        <Button ref={read} type="button" size="sm" kind="secondary" onClick={onRead}>
          {words.read}
        </Button>
        <Button type="button" size="sm" kind="ghost" onClick={onSendAnyway}>
          {words.sendAnyway}
        </Button>
      </p>
    </div>
  );
}
