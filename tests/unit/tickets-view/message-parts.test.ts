import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginningOf, isCodeLike, messageParts } from "@/features/tickets/message-parts";
import { splitParagraphs } from "@/persian/text";

describe("lines that read like code", () => {
  it.each([
    "HTTP/1.1 500 Internal Server Error",
    '{"error":"overflow"}',
    "$ npm start",
    "at Object.run (app.js:12:3)",
    "SELECT * FROM orders;",
    "ping 192.0.2.7",
    "C:\\Kariz\\log.txt",
    "X-Request-Id: 7f3c",
  ])("stands left to right: %s", (line) => {
    expect(isCodeLike(line)).toBe(true);
  });

  it.each(["سلام، خطای 500 می‌دهد", "https://example.ir/a?b=1", "Hello there", "12,500", "", "ok", "۱) کد = خطا"])("stays among the words: %s", (line) => {
    expect(isCodeLike(line)).toBe(false);
  });
});

describe("a message in parts", () => {
  it("separates code from the words around it", () => {
    expect(messageParts("این پیام می‌آید:\nError: no such table\n  at db.js:4\nچه کنم؟\n\nممنون")).toEqual([
      { kind: "words", text: "این پیام می‌آید:" },
      { kind: "code", text: "Error: no such table\n  at db.js:4" },
      { kind: "words", text: "چه کنم؟" },
      { kind: "words", text: "ممنون" },
    ]);
  });

  it("keeps every line of any text, in order", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }).map((text) => text.replaceAll("#", "\n")),
        (text) => {
          const lines = splitParagraphs(text).flatMap((paragraph) => paragraph.split("\n"));
          expect(messageParts(text).flatMap((part) => part.text.split("\n"))).toEqual(lines);
        },
      ),
    );
  });
});

describe("the beginning of a long message", () => {
  it("leaves a short message whole", () => {
    expect(beginningOf("سلام\nخوبید؟")).toBeNull();
  });

  it("cuts a long message between words and a tall one between lines", () => {
    const long = "کلمه‌ای ".repeat(400).trim();
    const cut = beginningOf(long) ?? "";
    expect(cut.length).toBeLessThan(620);
    expect(cut).toMatch(/کلمه‌ای …$/);
    expect(beginningOf(Array.from({ length: 40 }, (_, n) => `سطر ${n}`).join("\n"))?.split("\n")).toHaveLength(9);
  });

  it("cuts a word without end as well", () => {
    expect(beginningOf("x".repeat(3000))?.length).toBeLessThan(620);
  });
});
