import { expect, it } from "vitest";
import { shippedDesign } from "@/domain/surveys/design";
import { readDesign, textOf } from "@/features/surveys/design-entry";
import { surveySettings } from "@/messages/fa/survey-settings";
import { surveys } from "@/messages/fa/surveys";

const text = () => textOf({ ...shippedDesign, cooldownDays: 30, reasons: ["سرعت"] });

it("a design shown and read again is the same, with the words that stand for empty ones", () => {
  expect(readDesign(text()).design).toEqual({
    ...shippedDesign,
    cooldownDays: 30,
    reasons: ["سرعت"],
    question: surveys.page.question,
    thanks: surveys.page.thanks,
  });
});

it("numbers are taken in any script", () => {
  expect(readDesign({ ...text(), delayMinutes: "۱۲۰", expiryDays: "٧", editableHours: "48" }).design).toMatchObject({
    delayMinutes: 120,
    expiryDays: 7,
    editableHours: 48,
  });
});

it("empty reasons and repeated ones are left out", () => {
  const reasons = ["سرعت", " ", "برخورد", "سرعت "].map((one, key) => ({ key, text: one }));
  expect(readDesign({ ...text(), reasons }).design?.reasons).toEqual(["سرعت", "برخورد"]);
});

it.each([
  ["question", { question: " " }, surveySettings.settings.missing],
  ["thanks", { thanks: "آ".repeat(201) }, surveySettings.settings.tooLong("۲۰۰")],
  ["delayMinutes", { delayMinutes: "نیم ساعت" }, surveySettings.settings.notWhole],
  ["delayMinutes", { delayMinutes: "-5" }, surveySettings.settings.notWhole],
  ["expiryDays", { expiryDays: "0" }, surveySettings.settings.outside("۱", "۹۰")],
  ["lowScore", { lowScore: "5" }, surveySettings.settings.outside("۰", "۴")],
  ["reason-3", { reasons: [{ key: 3, text: "آ".repeat(61) }] }, surveySettings.settings.tooLong("۶۰")],
])("what is wrong is said of its own field: %s", (field, wrong, sentence) => {
  expect(readDesign({ ...text(), ...wrong })).toEqual({ design: null, problems: { [field]: sentence } });
});
