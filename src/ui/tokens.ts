/**
 * The colours of the product as data: one set of names, two themes. tailwind.config.ts turns them into CSS custom
 * properties (`--ink`, …) and into utilities (`text-ink`, …); tests/unit/ui/contrast.test.ts measures them.
 */

/** An OKLCH colour: lightness 0–1, chroma, hue in degrees, and opacity 0–1 when it is not opaque. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number, opacity?: number];

const light = {
  surface: [0.984, 0.002, 84],
  "surface-raised": [1, 0, 0],
  "surface-sunken": [0.959, 0.003, 84],
  hover: [0.3, 0.01, 84, 0.055],
  pressed: [0.3, 0.01, 84, 0.1],
  line: [0.912, 0.004, 84],
  "line-strong": [0.835, 0.006, 84],
  ink: [0.235, 0.008, 84],
  "ink-muted": [0.44, 0.009, 84],
  "ink-faint": [0.52, 0.009, 84],
  inverse: [0.26, 0.008, 84],
  "on-inverse": [0.97, 0.003, 84],
  accent: [0.62, 0.105, 200],
  "accent-solid": [0.505, 0.085, 203],
  "accent-solid-hover": [0.455, 0.077, 203],
  "on-accent": [1, 0, 0],
  "accent-soft": [0.95, 0.026, 200],
  "accent-line": [0.84, 0.062, 200],
  "accent-ink": [0.45, 0.076, 204],
  amber: [0.72, 0.145, 72],
  "amber-soft": [0.973, 0.032, 88],
  "amber-line": [0.885, 0.082, 85],
  "amber-ink": [0.47, 0.094, 68],
  danger: [0.59, 0.19, 25],
  "danger-solid": [0.53, 0.185, 26],
  "danger-solid-hover": [0.47, 0.168, 26],
  "on-danger": [1, 0, 0],
  "danger-soft": [0.963, 0.018, 22],
  "danger-line": [0.86, 0.07, 22],
  "danger-ink": [0.49, 0.17, 26],
  success: [0.6, 0.125, 152],
  "success-soft": [0.962, 0.03, 155],
  "success-line": [0.86, 0.075, 155],
  "success-ink": [0.455, 0.096, 154],
  scrim: [0.2, 0.01, 84, 0.42],
} as const satisfies Record<string, Oklch>;

/** A colour by the part it plays. */
export type ColourName = keyof typeof light;

const dark: Record<ColourName, Oklch> = {
  surface: [0.19, 0.0025, 70],
  "surface-raised": [0.235, 0.003, 70],
  "surface-sunken": [0.168, 0.0025, 70],
  hover: [0.95, 0.005, 70, 0.065],
  pressed: [0.95, 0.005, 70, 0.11],
  line: [0.302, 0.004, 70],
  "line-strong": [0.395, 0.005, 70],
  ink: [0.935, 0.004, 70],
  "ink-muted": [0.755, 0.007, 70],
  "ink-faint": [0.665, 0.008, 70],
  inverse: [0.33, 0.007, 70],
  "on-inverse": [0.96, 0.004, 70],
  accent: [0.72, 0.115, 200],
  "accent-solid": [0.53, 0.089, 203],
  "accent-solid-hover": [0.485, 0.081, 203],
  "on-accent": [1, 0, 0],
  "accent-soft": [0.295, 0.037, 205],
  "accent-line": [0.42, 0.06, 203],
  "accent-ink": [0.82, 0.098, 198],
  amber: [0.78, 0.14, 76],
  "amber-soft": [0.278, 0.034, 80],
  "amber-line": [0.415, 0.062, 79],
  "amber-ink": [0.85, 0.105, 82],
  danger: [0.68, 0.18, 24],
  "danger-solid": [0.55, 0.19, 26],
  "danger-solid-hover": [0.5, 0.175, 26],
  "on-danger": [1, 0, 0],
  "danger-soft": [0.272, 0.04, 24],
  "danger-line": [0.41, 0.085, 24],
  "danger-ink": [0.79, 0.115, 21],
  success: [0.71, 0.14, 153],
  "success-soft": [0.27, 0.038, 156],
  "success-line": [0.4, 0.065, 155],
  "success-ink": [0.82, 0.115, 154],
  scrim: [0.1, 0.005, 70, 0.6],
};

/** Colours that tell things apart without meaning anything: stages, tags, initials. */
export const hueNames = ["stone", "blue", "teal", "green", "amber", "orange", "red", "pink", "violet"] as const;
export type HueName = (typeof hueNames)[number];

const hueAngles: Record<HueName, readonly [hue: number, strength: number]> = {
  stone: [95, 0.1],
  blue: [252, 1],
  teal: [192, 0.8],
  green: [150, 1],
  amber: [80, 1.05],
  orange: [52, 1.05],
  red: [22, 1.1],
  pink: [350, 1.05],
  violet: [295, 1.05],
};

const hueRoles = {
  light: { "": [0.63, 0.118], "-soft": [0.947, 0.0225], "-ink": [0.45, 0.085] },
  dark: { "": [0.7, 0.112], "-soft": [0.31, 0.036], "-ink": [0.84, 0.07] },
} as const;

function hueColours(theme: "light" | "dark"): Record<string, Oklch> {
  const colours: Record<string, Oklch> = {};
  for (const name of hueNames) {
    const [hue, strength] = hueAngles[name];
    for (const [role, [lightness, chroma]] of Object.entries(hueRoles[theme])) {
      colours[`hue-${name}${role}`] = [lightness, Number((chroma * strength).toFixed(4)), hue];
    }
  }
  return colours;
}

/** Every colour of both themes by the name of its custom property, without the leading dashes. */
export const themes: Record<"light" | "dark", Record<string, Oklch>> = {
  light: { ...light, ...hueColours("light") },
  dark: { ...dark, ...hueColours("dark") },
};

/** Only what floats above the page casts a shadow. */
export const shadows = {
  light: {
    "shadow-float": "0 1px 2px oklch(0.2 0.01 95 / 0.06), 0 8px 24px -4px oklch(0.2 0.01 95 / 0.14)",
    "shadow-sheet": "0 0 0 1px oklch(0.2 0.01 95 / 0.05), 0 24px 64px -12px oklch(0.2 0.01 95 / 0.3)",
    "shadow-lift": "0 2px 4px oklch(0.2 0.01 95 / 0.08), 0 14px 32px -8px oklch(0.2 0.01 95 / 0.26)",
  },
  dark: {
    "shadow-float": "0 0 0 1px oklch(1 0 0 / 0.04), 0 10px 28px -4px oklch(0 0 0 / 0.55)",
    "shadow-sheet": "0 0 0 1px oklch(1 0 0 / 0.06), 0 24px 64px -8px oklch(0 0 0 / 0.7)",
    "shadow-lift": "0 0 0 1px oklch(1 0 0 / 0.06), 0 16px 36px -8px oklch(0 0 0 / 0.7)",
  },
} as const;

/** Writes a colour as CSS. */
export function cssColour([lightness, chroma, hue, opacity]: Oklch): string {
  return `oklch(${lightness} ${chroma} ${hue}${opacity === undefined ? "" : ` / ${opacity}`})`;
}

/** The custom properties of one theme, ready for a rule: `{ "--ink": "oklch(…)", …, "color-scheme": "light" }`. */
export function themeProperties(theme: "light" | "dark"): Record<string, string> {
  const properties: Record<string, string> = { "color-scheme": theme };
  for (const [name, colour] of Object.entries(themes[theme])) properties[`--${name}`] = cssColour(colour);
  for (const [name, shadow] of Object.entries(shadows[theme])) properties[`--${name}`] = shadow;
  return properties;
}
