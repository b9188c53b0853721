"use client";

import { tickets as words } from "@/messages/fa/tickets";
import { showToast } from "@/ui/toast-queue";

/** Puts a text on the clipboard and says so. Browsers offer the clipboard only over TLS and on localhost; elsewhere the old way is tried. */
export async function copyText(text: string, done: string): Promise<void> {
  const isCopied = await (navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  ) ?? copyBySelection(text));
  showToast(isCopied ? { message: done, tone: "success" } : { message: words.card.notCopied, tone: "danger" });
}

function copyBySelection(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  const before = document.activeElement;
  (before?.closest("[role=dialog]") ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return isCopied;
}
