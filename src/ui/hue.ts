import type { HueName } from "./tokens";

/** The custom properties of a hue as CSS values: its shape, its soft ground, and text upon that ground. */
export function hueColour(hue: HueName): { shape: string; soft: string; ink: string } {
  return { shape: `var(--hue-${hue})`, soft: `var(--hue-${hue}-soft)`, ink: `var(--hue-${hue}-ink)` };
}

/** Without red, amber and green: those mean overdue, internal and solved. */
const personalHues = ["stone", "blue", "teal", "orange", "pink", "violet"] as const satisfies readonly HueName[];

/** The same quiet hue for the same key everywhere, so that people and things are recognised by it. */
export function hueOf(key: string): HueName {
  // FNV-1a, then its high bits mixed in: neighbouring ids must not get neighbouring colours.
  let hash = 0x811c9dc5;
  for (const letter of key) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return personalHues[((hash ^ (hash >>> 12)) >>> 0) % personalHues.length] ?? "stone";
}
