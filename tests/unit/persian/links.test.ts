import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkify } from "@/persian/links";

const hrefs = (text: string) => linkify(text).flatMap((s) => (s.type === "link" ? [s.href] : []));
const shown = (text: string) => linkify(text).flatMap((s) => (s.type === "link" ? [s.text] : []));

describe("linkify", () => {
  it.each([
    ["ببینید: https://example.ir/a، متشکرم", "https://example.ir/a"],
    ["این https://example.ir/a؟", "https://example.ir/a"],
    ["(https://example.ir/a).", "https://example.ir/a"],
    ["«https://example.ir/a»", "https://example.ir/a"],
    ["https://example.ir/wiki/A_(b)", "https://example.ir/wiki/A_(b)"],
    ["(به https://example.ir/wiki/A_(b))", "https://example.ir/wiki/A_(b)"],
    ["https://fa.wikipedia.org/wiki/تهران.", "https://fa.wikipedia.org/wiki/تهران"],
    ["نشانی:https://example.ir", "https://example.ir"],
    ["HTTP://EXAMPLE.ir:8080/?q=1&b=2#x", "HTTP://EXAMPLE.ir:8080/?q=1&b=2#x"],
    ["به www.example.ir/راهنما؛ بروید", "www.example.ir/راهنما"],
    ["\u2068https://example.ir/a\u2069", "https://example.ir/a"],
    ["https://example.ir/a...", "https://example.ir/a"],
  ])("finds the address in %s", (text, address) => {
    expect(shown(text)).toEqual([address]);
  });

  it("finds several and keeps the words between them", () => {
    expect(linkify("الف https://a.ir ب http://b.ir")).toEqual([
      { type: "text", text: "الف " },
      { type: "link", text: "https://a.ir", href: "https://a.ir/" },
      { type: "text", text: " ب " },
      { type: "link", text: "http://b.ir", href: "http://b.ir/" },
    ]);
    expect(linkify("")).toEqual([]);
  });

  it("opens a bare www address over https", () => {
    expect(hrefs("www.example.ir")).toEqual(["https://www.example.ir/"]);
  });

  it.each([
    "javascript:alert(1)",
    "javascript://https://example.ir",
    "data:text/html,<script>",
    "ftp://example.ir",
    "https://bank.ir@evil.example/",
    "https://user:pass@example.ir",
    "https://",
    "https://exa\u200cmple.ir",
    "https://exa%6dple.ir",
    "user@www.example.ir",
    "xhttps://example.ir",
    "example.ir",
    "https://[::zz]/",
  ])("makes no dangerous or doubtful link of %j", (text) => {
    expect(hrefs(text).filter((href) => href !== "https://example.ir/")).toEqual([]);
    if (!text.startsWith("javascript://")) expect(hrefs(text)).toEqual([]);
  });

  it("stops at quotes and angle brackets, so no attribute can be broken out of", () => {
    expect(hrefs('https://a.ir/"onmouseover="x')).toEqual(["https://a.ir/"]);
    expect(hrefs("<https://a.ir/b>")).toEqual(["https://a.ir/b"]);
  });

  it("loses not one character and yields only http and https", () => {
    const piece = fc.oneof(fc.string({ unit: "binary", maxLength: 8 }), fc.constantFrom("https://", "www.", "a.ir", "/", "(", ")", ".", "،", "»", " "));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const segments = linkify(text);
        expect(segments.map((s) => s.text).join("")).toBe(text);
        for (const s of segments) if (s.type === "link") expect(s.href).toMatch(/^https?:\/\/[^"<> ]+$/);
      }),
      { numRuns: 3000 },
    );
  });

  it("stays quick on hostile input", () => {
    const start = performance.now();
    linkify(`https://a.ir/${")".repeat(50_000)} ${"www.".repeat(20_000)} ${"https://".repeat(20_000)}`);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
