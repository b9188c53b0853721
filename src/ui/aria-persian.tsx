"use client";

import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import * as english from "react-aria-components/i18n/en-US";
import { ariaWords } from "@/messages/fa/aria";

/** Persian words, the Jalali calendar and Persian digits. */
export const persianLocale = "fa-IR-u-ca-persian-nu-arabext";

type Strings = Record<string, Record<string, unknown>>;

// React Aria carries no Persian. It looks for strings under these two names on `window` before its own; every package must be
// present or it throws, so ours lie over the English ones. It reads them at its first render, after this module has run.
if (typeof window !== "undefined") {
  // The package types its default export as a type only; it is the dictionary itself.
  const strings: Strings = { ...(english as unknown as { default: Strings }).default };
  for (const [name, words] of Object.entries(ariaWords)) strings[name] = { ...strings[name], ...words };
  const slots = window as unknown as Record<symbol, unknown>;
  slots[Symbol.for("react-aria.i18n.locale")] = "fa-IR";
  slots[Symbol.for("react-aria.i18n.strings")] = strings;
}

/** Everything from react-aria-components lives under this, wherever it is mounted. */
export function AriaPersian({ children }: { children: ReactNode }) {
  return <I18nProvider locale={persianLocale}>{children}</I18nProvider>;
}
