"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { flushSync } from "react-dom";
import { insertMention, mentionBeingTyped, peopleNamed, shiftMentions } from "@/domain/tickets/mentions";
import { useTRPC } from "@/features/desk";
import { caretPlace } from "./caret-place";
import type { DraftText } from "./choose-draft";

const MOST = 8;

type Typed = { start: number; query: string; left: number; top: number };
type Change = (given: (before: DraftText) => Partial<DraftText>) => void;

/**
 * The list of colleagues that opens at the caret while an «@…» is being typed (D21). The focus never leaves the text: arrows choose, Enter or
 * Tab puts the name, Escape leaves the text as it is.
 */
export function useMentionPicker(field: RefObject<HTMLTextAreaElement | null>, draft: DraftText, change: Change, meId: string) {
  const listId = useId();
  const [typed, setTyped] = useState<Typed | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const options = useQuery({ ...useTRPC().board.options.queryOptions(undefined, { staleTime: 60_000 }), enabled: typed !== null });
  const colleagues = (options.data?.people ?? []).filter((person) => person.id !== meId);
  const people = typed ? peopleNamed(colleagues, typed.query).slice(0, MOST) : [];
  const isOpen = typed !== null && typed.start !== dismissed && people.length > 0;
  const chosen = Math.min(active, people.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  /** What stands before the caret at this moment: keys may come faster than the screen follows. */
  const typedNow = () => {
    const element = field.current;
    if (!element || element.selectionStart !== element.selectionEnd) return null;
    return mentionBeingTyped(element.value, element.selectionStart, shiftMentions(draft.body, element.value, draft.mentions));
  };

  /** Looks at what stands before the caret; call it whenever the text or the caret has moved. */
  const look = () => {
    const element = field.current;
    const found = element && typedNow();
    if (!found) {
      setDismissed(null);
      return setTyped(null);
    }
    if (found.start === typed?.start && found.query === typed.query) return;
    setActive(0);
    setTyped({ ...found, ...caretPlace(element, found.start) });
  };

  const put = (person: { id: string; name: string }) => {
    const now = typedNow() ?? typed;
    if (!now) return;
    const at = { start: now.start, end: now.start + 1 + now.query.length };
    let caret = at.end;
    // At once: the next key must fall behind the name.
    flushSync(() => {
      change((before) => {
        const made = insertMention(before.body, at, person, before.mentions);
        caret = made.caret;
        return { body: made.body, mentions: made.mentions };
      });
      setTyped(null);
    });
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
  };

  /** «@» at the caret, as if it had been typed. */
  const begin = () => {
    const element = field.current;
    if (!element) return;
    const at = element.selectionStart;
    const sign = /[\p{L}\p{N}._-]$/u.test(element.value.slice(0, at)) ? " @" : "@";
    const caret = at + sign.length;
    flushSync(() => change((before) => ({ body: `${before.body.slice(0, at)}${sign}${before.body.slice(element.selectionEnd)}` })));
    element.focus();
    element.setSelectionRange(caret, caret);
    setDismissed(null);
    setActive(0);
    setTyped({ start: caret - 1, query: "", ...caretPlace(element, caret - 1) });
  };

  /** True when the key belonged to the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const now = typedNow();
    const person = now && now.query !== typed.query ? peopleNamed(colleagues, now.query)[0] : people[chosen];
    if (event.key === "ArrowDown") setActive((chosen + 1) % people.length);
    else if (event.key === "ArrowUp") setActive((chosen + people.length - 1) % people.length);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && person) put(person);
    else if (event.key === "Escape") setDismissed(typed.start);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  const close = () => setTyped(null);
  const input = {
    "aria-autocomplete": "list" as const,
    "aria-controls": isOpen ? listId : undefined,
    "aria-activedescendant": isOpen ? optionId(chosen) : undefined,
  };
  return { isOpen, people, chosen, place: typed, listId, optionId, look, put, begin, onKeyDown, close, setActive, input };
}

export type MentionPickerState = ReturnType<typeof useMentionPicker>;
