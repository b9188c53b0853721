"use client";
import { useEffect, useRef, useState } from "react";

const PREFIX = "kariz-portal:";
const DAYS = 7;

type Kept = { at: number; values: Record<string, string> };
type TextField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const KEY_FIELD = "idempotencyKey";

/**
 * Keeps what is typed into the form around it on this device until it has arrived: through a failure, a lost connection or an ended
 * session (T8). The same unsent text keeps its idempotency key; a changed one gets a fresh key, so nothing new vanishes into something old.
 */
export function KeepText({ name, offline, restored }: { name: string; offline: string; restored: string }) {
  const mark = useRef<HTMLSpanElement>(null);
  const [notice, setNotice] = useState<"offline" | "restored" | null>(null);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const wasSent = { current: false };
    if (restore(form, name)) {
      setNotice("restored");
      wasSent.current = true;
    } else {
      // On a slow phone something may have been written before this script arrived.
      save(form, name);
    }
    const key = () => form.elements.namedItem(KEY_FIELD);
    const onInput = () => {
      const field = key();
      if (wasSent.current && field instanceof HTMLInputElement) field.value = freshKey();
      wasSent.current = false;
      save(form, name);
    };
    let isReached = false;
    const onSubmit = (event: SubmitEvent) => {
      save(form, name);
      wasSent.current = true;
      if (navigator.onLine || isReached) return;
      event.preventDefault();
      event.stopPropagation();
      // What the browser says of the network is a hint; whether we can be reached is asked of us.
      const { submitter } = event;
      fetch("/healthz", { cache: "no-store" }).then(
        () => {
          isReached = true;
          form.requestSubmit(submitter);
          isReached = false;
        },
        () => setNotice("offline"),
      );
    };
    // React empties a form after its action; what was refused must stay.
    const onReset = (event: Event) => event.preventDefault();
    const onOnline = () => setNotice((now) => (now === "offline" ? null : now));
    form.addEventListener("input", onInput);
    form.addEventListener("submit", onSubmit, true);
    form.addEventListener("reset", onReset);
    window.addEventListener("online", onOnline);
    return () => {
      form.removeEventListener("input", onInput);
      form.removeEventListener("submit", onSubmit, true);
      form.removeEventListener("reset", onReset);
      window.removeEventListener("online", onOnline);
    };
  }, [name]);
  return (
    <span ref={mark} role="status" className="text-ink-muted empty:hidden">
      {notice === "offline" ? <span className="block rounded border border-amber-line bg-amber-soft px-3 py-2 text-ink">{offline}</span> : null}
      {notice === "restored" ? restored : null}
    </span>
  );
}

/** What was kept under this name has arrived. */
export function ForgetText({ name }: { name: string }) {
  useEffect(() => {
    try {
      localStorage.removeItem(PREFIX + name);
    } catch {}
  }, [name]);
  return null;
}

/** The next person at this device is not shown what the last one wrote. */
export function forgetEverything(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {}
}

function fieldsOf(form: HTMLFormElement): TextField[] {
  const isText = (field: Element): field is TextField =>
    field instanceof HTMLTextAreaElement ||
    field instanceof HTMLSelectElement ||
    (field instanceof HTMLInputElement && (field.type === "text" || field.name === KEY_FIELD));
  return [...form.elements].filter(isText).filter((field) => field.name !== "");
}

function save(form: HTMLFormElement, name: string): void {
  const kept: Kept = { at: Date.now(), values: Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value])) };
  const isEmpty = Object.entries(kept.values).every(([field, value]) => field === KEY_FIELD || value === "");
  try {
    if (isEmpty) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(kept));
  } catch {
    // A full or forbidden store only means that nothing is kept.
  }
}

function restore(form: HTMLFormElement, name: string): boolean {
  let kept: Kept | null = null;
  try {
    kept = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null") as Kept | null;
  } catch {}
  if (!kept || kept.at < Date.now() - DAYS * 86_400_000) return false;
  let hasChanged = false;
  for (const field of fieldsOf(form)) {
    const value = kept.values[field.name];
    if (field.name === KEY_FIELD || !value || field.value !== "") continue;
    field.value = value;
    hasChanged = true;
    // Whoever watches the field (hints, growing text areas) hears of it.
    field.dispatchEvent(new Event("kept"));
  }
  const key = form.elements.namedItem(KEY_FIELD);
  if (hasChanged && kept.values[KEY_FIELD] && key instanceof HTMLInputElement) key.value = kept.values[KEY_FIELD];
  return hasChanged;
}

/** A random UUID; randomUUID itself exists on HTTPS only. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
