import type { SurveyDesign, SurveyScale } from "@/domain/surveys/design";
import { designLimits, QUESTION_LIMIT, REASON_LIMIT } from "@/domain/surveys/schema";
import { surveySettings } from "@/messages/fa/survey-settings";
import { surveys } from "@/messages/fa/surveys";
import { formatNumber, toLatinDigits } from "@/persian/digits";
import { cleanLine } from "@/persian/text";

const words = surveySettings.settings;

export type NumberField = keyof typeof designLimits;

/** A design while it is being typed: numbers are text until they are saved. */
export type DesignText = { isOn: boolean; question: string; scale: SurveyScale; reasons: { key: number; text: string }[]; thanks: string } & Record<
  NumberField,
  string
>;

export const numberFields = Object.keys(designLimits) as NumberField[];

/** A saved design as text; words left as we ship them are shown, to be changed. */
export function textOf(design: SurveyDesign): DesignText {
  const numbers = Object.fromEntries(numberFields.map((field) => [field, formatNumber(design[field]).replaceAll("٬", "")])) as Record<NumberField, string>;
  return {
    ...numbers,
    isOn: design.isOn,
    question: design.question || surveys.page.question,
    scale: design.scale,
    reasons: design.reasons.map((text, key) => ({ key, text })),
    thanks: design.thanks || surveys.page.thanks,
  };
}

export type Problems = Readonly<Record<string, string>>;

/** What was typed as a design, or what is wrong with it, by field. Empty reasons are left out. */
export function readDesign(text: DesignText): { design: SurveyDesign; problems: null } | { design: null; problems: Problems } {
  const problems: Record<string, string> = {};
  for (const field of ["question", "thanks"] as const) {
    const length = cleanLine(text[field]).length;
    if (length === 0) problems[field] = words.missing;
    else if (length > QUESTION_LIMIT) problems[field] = words.tooLong(formatNumber(QUESTION_LIMIT));
  }
  for (const { key, text: reason } of text.reasons)
    if (cleanLine(reason).length > REASON_LIMIT) problems[`reason-${key}`] = words.tooLong(formatNumber(REASON_LIMIT));
  const numbers: Record<string, number> = {};
  for (const field of numberFields) {
    const { min, max } = designLimits[field];
    const typed = toLatinDigits(text[field]).replace(/[\s٬,]/g, "");
    const value = Number(typed);
    if (!/^\d{1,9}$/.test(typed)) problems[field] = words.notWhole;
    else if (value < min || value > max) problems[field] = words.outside(formatNumber(min), formatNumber(max));
    numbers[field] = value;
  }
  if (Object.keys(problems).length > 0) return { design: null, problems };
  const reasons = [...new Set(text.reasons.map((reason) => cleanLine(reason.text)).filter((reason) => reason !== ""))];
  const design = {
    isOn: text.isOn,
    question: cleanLine(text.question),
    scale: text.scale,
    reasons,
    thanks: cleanLine(text.thanks),
    ...(numbers as Record<NumberField, number>),
  };
  return { design, problems: null };
}
