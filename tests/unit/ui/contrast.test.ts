import { describe, expect, it } from "vitest";
import { hueNames, type Oklch, themes } from "@/ui/tokens";

type Linear = readonly [number, number, number];

/** Linear sRGB of an OKLCH colour (Björn Ottosson's matrices), not clipped. */
function linearSrgb([lightness, chroma, hue]: Oklch): Linear {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** WCAG 2.2 contrast ratio of two opaque colours. */
function contrast(one: Oklch, other: Oklch): number {
  const [high, low] = [one, other]
    .map((colour) => {
      const [r, g, b] = linearSrgb(colour).map((part) => Math.min(1, Math.max(0, part))) as unknown as Linear;
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    })
    .sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["surface", "surface-raised", "surface-sunken"];
const softInks = ["accent", "amber", "danger", "success"];

const textPairs: [ink: string, ground: string][] = [
  ...["ink", "ink-muted", "ink-faint", ...softInks.map((name) => `${name}-ink`)].flatMap((ink) => grounds.map((ground): [string, string] => [ink, ground])),
  ...softInks.flatMap((name): [string, string][] => [
    [`${name}-ink`, `${name}-soft`],
    ["ink", `${name}-soft`],
    ["ink-muted", `${name}-soft`],
  ]),
  ["on-accent", "accent-solid"],
  ["on-accent", "accent-solid-hover"],
  ["on-danger", "danger-solid"],
  ["on-danger", "danger-solid-hover"],
  ["on-inverse", "inverse"],
  ...hueNames.flatMap((name): [string, string][] => [
    [`hue-${name}-ink`, `hue-${name}-soft`],
    [`hue-${name}-ink`, "surface-raised"],
  ]),
];

const shapePairs: [shape: string, ground: string][] = [
  ...["accent", "danger", "success"].flatMap((shape) => grounds.map((ground): [string, string] => [shape, ground])),
  ...hueNames.map((name): [string, string] => [`hue-${name}`, "surface-raised"]),
];

describe.each(["light", "dark"] as const)("colours of the %s theme", (theme) => {
  const colours = themes[theme];
  const colour = (name: string): Oklch => {
    const found = colours[name];
    if (!found) throw new Error(`no colour ${name}`);
    return found;
  };

  it.each(textPairs)("text %s on %s is readable (AA, 4.5)", (ink, ground) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)("the shape %s on %s can be told apart (AA, 3)", (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  it("every colour can be shown by an sRGB screen, so the measured colour is the seen one", () => {
    const outside = Object.entries(colours).filter(([, value]) => linearSrgb(value).some((part) => part < -0.002 || part > 1.002));
    expect(outside).toEqual([]);
  });

  it("names the same colours as the other theme", () => {
    expect(Object.keys(colours).sort()).toEqual(Object.keys(themes[theme === "light" ? "dark" : "light"]).sort());
  });
});
