import * as english from "react-aria-components/i18n/en-US";
import { describe, expect, it } from "vitest";
import { ariaWords } from "@/messages/fa/aria";

type Words = Record<string, Record<string, string | ((values: Record<string, string | number>, writer: { number: (value: number) => string }) => string)>>;

const source = (english as unknown as { default: Words }).default;
const persian: Words = ariaWords;
/** The packages behind what the design system uses. */
const used = [
  "@react-aria/overlays",
  "@react-aria/menu",
  "@react-aria/searchfield",
  "@react-aria/autocomplete",
  "@react-aria/grid",
  "@react-aria/combobox",
  "@react-aria/calendar",
  "@react-aria/datepicker",
  "@react-stately/datepicker",
  "react-aria-components",
];

describe("what React Aria says by itself", () => {
  it.each(used)("has a Persian sentence for every English one of %s", (name) => {
    expect(Object.keys(persian[name] ?? {}).sort()).toEqual(Object.keys(source[name] ?? { missing: "" }).sort());
  });

  it("translates nothing that React Aria no longer asks for", () => {
    for (const [name, words] of Object.entries(persian)) {
      for (const key of Object.keys(words)) expect(source[name], `${name} ${key}`).toHaveProperty([key]);
    }
  });

  it("contains no Latin word but key names", () => {
    const writer = { number: (value: number) => `‹${value}›` };
    const values = new Proxy({}, { get: () => "۱" });
    for (const words of Object.values(persian)) {
      for (const sentence of Object.values(words)) {
        const text = typeof sentence === "string" ? sentence : sentence(values, writer);
        expect(text.replace(/\b(Alt|Delete|NaN)\b/g, "")).not.toMatch(/[A-Za-z]/);
      }
    }
  });
});
