import { AnswerInput } from "@/domain/surveys/schema";
import { toLatinDigits } from "@/persian/digits";

type Read = { answer: AnswerInput; problem?: undefined; score?: undefined } | { answer: null; problem: "score" | "comment"; score?: string | undefined };

/** What a survey's form says: a score in any script, reasons, a comment; or which of them cannot be taken. */
export function answerFrom(form: FormData): Read {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const score = toLatinDigits(text("score"));
  if (!/^[1-5]$/.test(score)) return { answer: null, problem: "score" };
  const reasons = form.getAll("reason").filter((reason): reason is string => typeof reason === "string");
  const parsed = AnswerInput.safeParse({ score: Number(score), reasons: reasons.slice(0, 12), comment: text("comment") });
  return parsed.success ? { answer: parsed.data } : { answer: null, problem: "comment", score };
}
