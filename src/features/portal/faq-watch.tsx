"use client";
import { useEffect, useRef } from "react";
import type { PlainAction } from "./form-state";

type Props = { departmentId: string; countShown: PlainAction; countOpened: PlainAction };

/** Counts what the questions were good for (R7): shown, each one opened once; the last opened is the one that solved it. */
export function FaqWatch({ departmentId, countShown, countOpened }: Props) {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const tell = (action: PlainAction, name: string, value: string) => {
      const data = new FormData();
      data.set(name, value);
      action(data).catch(() => {});
    };
    const key = `kariz-faqs-shown-${departmentId}`;
    if (sessionStorage.getItem(key) === null) {
      sessionStorage.setItem(key, "1");
      tell(countShown, "departmentId", departmentId);
    }
    const seen = new Set<string>();
    const onToggle = (event: Event) => {
      const fold = event.target;
      const id = fold instanceof HTMLDetailsElement && fold.open ? fold.dataset.faq : undefined;
      if (!id) return;
      const field = form.elements.namedItem("faqId");
      if (field instanceof HTMLInputElement) field.value = id;
      if (!seen.has(id)) tell(countOpened, "faqId", id);
      seen.add(id);
    };
    // «toggle» does not bubble.
    form.addEventListener("toggle", onToggle, true);
    return () => form.removeEventListener("toggle", onToggle, true);
  }, [departmentId, countShown, countOpened]);
  return <span ref={mark} hidden />;
}
