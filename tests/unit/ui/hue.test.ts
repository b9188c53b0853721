import { describe, expect, it } from "vitest";
import { hueOf } from "@/ui/hue";

describe("the colour of a person", () => {
  it("is the same every time", () => {
    expect(hueOf("سارا احمدی")).toBe(hueOf("سارا احمدی"));
  });

  it("uses its hues about as often for ids that follow each other, and none that means something", () => {
    const counts = new Map<string, number>();
    for (let id = 1; id <= 900; id++) counts.set(hueOf(`user-${id}`), (counts.get(hueOf(`user-${id}`)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(["blue", "orange", "pink", "stone", "teal", "violet"]);
    for (const count of counts.values()) expect(count).toBeGreaterThan(110);
  });
});
