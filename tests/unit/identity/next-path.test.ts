import fc from "fast-check";
import { expect, it } from "vitest";
import { safeNextPath } from "@/domain/identity/next-path";

it("a path of this site is kept with its query and place", () => {
  for (const path of ["/", "/boards/support?responsible=me&text=%DA%86", "/tickets/1001#note-3", "/portal"]) expect(safeNextPath(path)).toBe(path);
});

it("whatever could lead to another site leads home", () => {
  const outside = ["//evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example", "https://evil.example", "javascript:alert(1)"];
  const hidden = [
    "/\t/evil.example",
    "/\n//evil.example",
    " //evil.example",
    "/%0a//evil.example",
    "/./\\evil.example",
    "/..//evil.example",
    "\u202e//evil",
    "evil",
    "",
    null,
    undefined,
  ];
  for (const given of [...outside, ...hidden]) {
    const path = safeNextPath(given);
    expect(new URL(path, "https://desk.example").origin, String(given)).toBe("https://desk.example");
    expect(path, String(given)).not.toMatch(/^[/\\]{2}/);
  }
});

it("signing in never leads back to signing in", () => {
  expect([safeNextPath("/login"), safeNextPath("/login?next=/"), safeNextPath("/a/../login")]).toEqual(["/", "/", "/"]);
});

it("whatever is given, a browser stays on this site", () => {
  fc.assert(
    fc.property(fc.oneof(fc.webPath(), fc.string({ unit: "binary" }), fc.stringMatching(/^[/\\.:@a-z%\t]{0,12}$/)), (given) => {
      expect(new URL(safeNextPath(given), "https://desk.example").origin).toBe("https://desk.example");
    }),
  );
});
