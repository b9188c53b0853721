import fc from "fast-check";
import { expect, it } from "vitest";
import { writingHints } from "@/domain/portal/writing-hints";

const good = { title: "چاپگر بارکد روشن نمی‌شود", description: "از دیروز چاپگر مدل ۳۲۰ روشن نمی‌شود و چراغ قرمز می‌زند؛ کابل را عوض کردم و فرقی نکرد." };

it("a complete, calm request gets no remark, and an empty form is left in peace", () => {
  expect(writingHints(good)).toEqual([]);
  expect(writingHints({ title: "", description: "" })).toEqual([]);
});

it.each(["چرا پاسخ نمی‌دهید؟؟؟", "کمک!!!!", "چرا ؟ ؟ ؟", "نمی‌شود......", "چه شد؟!؟"])("piled-up marks are remarked upon: %s", (description) => {
  expect(writingHints({ ...good, description: `${good.description} ${description}` })).toEqual(["tooManyMarks"]);
});

it("short texts are asked for a little more, never for more than two things at once", () => {
  expect(writingHints({ ...good, title: "مشکل" })).toEqual(["titleTooShort"]);
  expect(writingHints({ ...good, description: "کار نمی‌کند" })).toEqual(["sayMore"]);
  expect(writingHints({ ...good, description: "از دیروز چاپگر روشن نمی‌شود و چراغ قرمز می‌زند و صدا می‌دهد" })).toEqual(["sayWhich"]);
  fc.assert(fc.property(fc.string(), fc.string(), (title, description) => writingHints({ title, description }).length <= 2));
});
