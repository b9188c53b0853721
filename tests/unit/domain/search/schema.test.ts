import { expect, it } from "vitest";
import { SearchInput } from "@/domain/search/schema";

it("a search is a text of bounded length in all groups or one, five results of each unless asked for more", () => {
  expect(SearchInput.parse({ text: "علی" })).toEqual({ text: "علی", limit: 5 });
  expect(SearchInput.parse({ text: "", group: "notes", limit: 100 })).toEqual({ text: "", group: "notes", limit: 100 });
  for (const bad of [{ text: "x".repeat(201) }, { text: "x", group: "secrets" }, { text: "x", limit: 101 }, { text: "x", limit: 0 }])
    expect(SearchInput.safeParse(bad).success).toBe(false);
});
