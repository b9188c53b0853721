import { type HueName, hueNames } from "./tokens";

/** The custom properties of a hue as CSS values: its shape, its soft ground, and text upon that ground. */
export function hueColour(hue: HueName): { shape: string; soft: string; ink: string } {
  return { shape: `var(--hue-${hue})`, soft: `var(--hue-${hue}-soft)`, ink: `var(--hue-${hue}-ink)` };
}

/** The same quiet hue for the same key everywhere, so that people and things are recognised by it. */
export function hueOf(key: string): HueName {
  let hash = 7;
  for (const letter of key) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return hueNames[(hash >>> 0) % hueNames.length] ?? "stone";
}
