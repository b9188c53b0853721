import type { Locale } from "@/persian/locale";
import { surveyPage as arabic } from "./ar/surveys";
import { surveyPage as english } from "./en/surveys";
import { surveys } from "./fa/surveys";

type Widened<T> = T extends string ? string : T extends (...given: infer A) => string ? (...given: A) => string : { readonly [K in keyof T]: Widened<T[K]> };

/** The words of the survey's page: Persian is the source of truth, the others have the same keys or do not compile. */
export type SurveyWords = Widened<(typeof surveys)["page"]>;

const words: Record<Locale, SurveyWords> = { fa: surveys.page, ar: arabic, en: english };

/** The words of the survey's page in the visitor's language. */
export function surveyWords(language: Locale): SurveyWords {
  return words[language];
}
