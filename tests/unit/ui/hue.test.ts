import { describe, expect, it } from "vitest";
import { hueOf } from "@/ui/hue";
import { hueNames } from "@/ui/tokens";

describe("the colour of a person", () => {
  it("is the same every time", () => {
    expect(hueOf("سارا احمدی")).toBe(hueOf("سارا احمدی"));
  });

  it("uses every hue about as often for ids that follow each other", () => {
    const counts = new Map(hueNames.map((name) => [name, 0]));
    for (let id = 1; id <= 900; id++) counts.set(hueOf(`user-${id}`), (counts.get(hueOf(`user-${id}`)) ?? 0) + 1);
    for (const count of counts.values()) expect(count).toBeGreaterThan(60);
  });
});
