import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName, endingOf } from "@/domain/attachments/file-name";

describe("a file name is a label", () => {
  it.each([
    ["فاکتور شهریور.pdf", "فاکتور شهریور.pdf"],
    ["گزارش‌های مالی.xlsx", "گزارش‌های مالی.xlsx"],
    ["../../etc/passwd.txt", "passwd.txt"],
    ["..\\..\\windows\\cmd.txt", "cmd.txt"],
    ["C:\\fakepath\\عکس.jpg", "عکس.jpg"],
    ["photo\u202egnp.exe", "photognp.exe"],
    ["a\u0000b\r\nSet-Cookie: x.png", "ab Set-Cookie_ x.png"],
    ['"><script>.svg', "___script_.svg"],
    ["...", "file"],
    ["", "file"],
    [".htaccess", "htaccess"],
    ["a.pdf. . ", "a.pdf"],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it("a name of any length keeps its ending and fits", () => {
    const long = cleanFileName(`${"ن".repeat(400)}.pdf`);
    expect(long).toHaveLength(150);
    expect(long.endsWith("….pdf")).toBe(true);
  });

  it("no name, however made, names a place or turns the reading direction", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
        const name = cleanFileName(given);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(150);
        expect(name).not.toMatch(/[\\/\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(name.startsWith(".")).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

it("the ending is the last one, in Latin letters and small", () => {
  expect(["a.PDF", "a.tar.gz", "a", ".pdf", "a.", "عکس.jpg", "a.جپگ", "a.jpg.exe"].map(endingOf)).toEqual(["pdf", "gz", "", "", "", "jpg", "", "exe"]);
});
