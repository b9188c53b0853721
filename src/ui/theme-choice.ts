/** What someone chose for the look of the interface; `system` follows the device. */
export type ThemeChoice = "light" | "dark" | "system";

/** The cookie that holds an explicit choice. A cookie, so that the server can set `data-theme` before anything is painted. */
export const themeCookie = "kariz_theme";

/** Reads a cookie's value; anything unknown is `system`. */
export function parseThemeChoice(value: string | undefined): ThemeChoice {
  return value === "light" || value === "dark" ? value : "system";
}
