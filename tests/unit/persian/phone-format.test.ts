import { describe, expect, it } from "vitest";
import { formatPhone } from "@/persian/phone";
import { formatPhoneLightly } from "@/persian/phone-format";

describe("numbers for light screens", () => {
  it.each(["+989123456789", "+982188881234", "+985138881234"])("prints the Iranian number %s as formatPhone does", (e164) => {
    expect(formatPhoneLightly(e164)).toBe(formatPhone(e164));
    expect(formatPhoneLightly(e164, "en")).toBe(formatPhone(e164, "en"));
  });

  it("prints a foreign number whole", () => {
    expect(formatPhoneLightly("+4915123456789")).toBe("+۴۹۱۵۱۲۳۴۵۶۷۸۹");
  });
});
