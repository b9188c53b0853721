import { expect, it } from "vitest";
import type { HoursWindow } from "@/domain/departments/hours";
import { hoursSentence } from "@/messages/hours-sentence";

const office: HoursWindow[] = [
  ...([6, 0, 1, 2, 3] as const).map((weekday) => ({ weekday, fromMinute: 510, untilMinute: 1_020 })),
  { weekday: 4, fromMinute: 480, untilMinute: 720 },
  { weekday: 4, fromMinute: 840, untilMinute: 1_440 },
];

it("says the week as people do, in the reader's language", () => {
  expect(hoursSentence(office)).toBe("شنبه تا چهارشنبه ۸:۳۰ تا ۱۷، پنجشنبه ۸ تا ۱۲ و ۱۴ تا ۲۴");
  expect(hoursSentence(office, "en")).toBe("Saturday to Wednesday 8:30–17:00, Thursday 8:00–12:00 and 14:00–24:00");
  expect(hoursSentence(office, "ar")).toContain("من السبت إلى الأربعاء من ٨:٣٠ إلى ١٧:٠٠");
  expect(hoursSentence(office.slice(0, 2))).toBe("شنبه و یکشنبه ۸:۳۰ تا ۱۷");
  expect(hoursSentence([])).toBe("");
});
