"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { ui } from "@/messages/fa/ui";
import { Segmented } from "./segmented";
import { parseThemeChoice, type ThemeChoice, themeCookie } from "./theme-choice";

const year = 60 * 60 * 24 * 365;

/** Puts a choice into effect at once and remembers it on this device. */
export function setTheme(choice: ThemeChoice): void {
  if (choice === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older Firefox and Safari
  document.cookie = `${themeCookie}=${choice === "system" ? "" : choice}; path=/; max-age=${choice === "system" ? 0 : year}; samesite=lax`;
}

/** The choice now in effect in this document. */
export function currentTheme(): ThemeChoice {
  return parseThemeChoice(document.documentElement.dataset.theme);
}

/** Light, dark or as the device says. */
export function ThemeToggle({ className }: { className?: string }) {
  const [choice, setChoice] = useState<ThemeChoice>("system");
  useEffect(() => setChoice(currentTheme()), []);
  return (
    <Segmented
      label={ui.theme}
      value={choice}
      className={className}
      onChange={(next) => {
        setTheme(next);
        setChoice(next);
      }}
      options={[
        { value: "light", label: ui.themeLight, icon: <Sun className="size-4" aria-hidden="true" /> },
        { value: "dark", label: ui.themeDark, icon: <Moon className="size-4" aria-hidden="true" /> },
        { value: "system", label: ui.themeSystem, icon: <Monitor className="size-4" aria-hidden="true" /> },
      ]}
    />
  );
}
