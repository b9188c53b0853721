import { scores } from "@/domain/surveys/design";
import { COMMENT_LIMIT, type VisitorSurvey } from "@/domain/surveys/schema";
import type { SurveyWords } from "@/messages/survey-words";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { buttonClass } from "@/ui/button-class";
import { classNames } from "@/ui/class-names";
import { FieldError } from "@/ui/error-note";
import { ScoreFace } from "./score-face";

export type SurveyAction = string | ((form: FormData) => void | Promise<void>);

type Props = {
  survey: Pick<VisitorSurvey, "scale" | "reasons" | "answer">;
  words: SurveyWords;
  language: Locale;
  /** An address for a plain POST, or an action. */
  action: SurveyAction;
  /** The score to begin with: asked for by the address, or given before. Choosing it for the visitor votes for nothing. */
  preselected: number | null;
  problem?: string | null;
  /** What goes with it unseen, such as the number of the ticket. */
  hidden?: Readonly<Record<string, string>>;
  /** The name of the group of scores: the question. */
  label: string;
  /** Looks only, for the preview. */
  isDisabled?: boolean;
};

/** The one form of a survey: a score, then, once it has been given, reasons and words, sent by one button. Works without scripts. */
export function SurveyForm({ survey, words, language, action, preselected, problem, hidden, label, isDisabled }: Props) {
  const { answer } = survey;
  const post = typeof action === "string" ? { action, method: "post" } : { action };
  return (
    <form {...post} noValidate className="flex flex-col gap-5">
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset disabled={isDisabled} className="min-w-0" aria-describedby={problem ? "score-problem" : undefined}>
        <legend className="sr-only">{label}</legend>
        <div className="grid grid-cols-5 gap-1.5 sm:gap-2.5">
          {scores.map((score) => (
            <Score key={score} score={score} isFace={survey.scale === "FACES"} isChosen={score === preselected} words={words} language={language} />
          ))}
        </div>
        {survey.scale === "NUMBERS" ? <p className="mt-2 text-base text-ink-muted">{words.numberHint}</p> : null}
        {problem ? (
          <div className="mt-2" role="alert">
            <FieldError id="score-problem">{problem}</FieldError>
          </div>
        ) : null}
      </fieldset>
      {answer && survey.reasons.length > 0 ? (
        <fieldset disabled={isDisabled} className="min-w-0">
          <legend className="mb-2 font-medium">
            {words.why} <span className="font-normal text-base text-ink-faint">({words.optional})</span>
          </legend>
          <div className="flex flex-wrap gap-2">
            {survey.reasons.map((reason) => (
              <label
                key={reason}
                className="relative inline-flex min-h-11 cursor-pointer items-center rounded-full border border-line-strong bg-surface-raised px-4 text-base transition-colors hover:bg-hover has-[:checked]:border-accent has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:checked]:bg-accent-soft has-[:checked]:font-medium has-[:checked]:text-accent-ink"
              >
                <input
                  type="checkbox"
                  name="reason"
                  value={reason}
                  defaultChecked={answer.reasons.includes(reason)}
                  className="absolute inset-0 m-0 cursor-pointer appearance-none rounded-full outline-none"
                />
                <bdi>{reason}</bdi>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <label className="flex flex-col gap-1.5">
        <span className="font-medium">
          {words.comment} <span className="font-normal text-base text-ink-faint">({words.optional})</span>
        </span>
        <textarea
          name="comment"
          dir="auto"
          rows={3}
          disabled={isDisabled}
          maxLength={COMMENT_LIMIT}
          defaultValue={answer?.comment ?? ""}
          className="w-full rounded border border-line-strong bg-surface-raised px-3.5 py-2.5 text-ink text-lg outline-none hover:border-ink-faint focus-visible:border-accent focus-visible:ring-2 focus-visible:ring-accent-line"
        />
      </label>
      <button type="submit" disabled={isDisabled} className={buttonClass({ kind: "primary", size: "lg", className: "max-sm:w-full sm:self-start" })}>
        {words.submit}
      </button>
    </form>
  );
}

function Score({
  score,
  isFace,
  isChosen,
  words,
  language,
}: {
  score: 1 | 2 | 3 | 4 | 5;
  isFace: boolean;
  isChosen: boolean;
  words: SurveyWords;
  language: Locale;
}) {
  const number = toLocaleDigits(String(score), language);
  return (
    <label
      className={classNames(
        "relative flex min-w-0 cursor-pointer flex-col items-center gap-1.5 rounded-lg border border-line-strong bg-surface-raised px-0.5 py-3 text-center text-ink-muted transition-colors hover:bg-hover hover:text-ink",
        "has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:checked]:font-medium has-[:checked]:text-accent-ink has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent",
        !isFace && "min-h-14 justify-center",
      )}
    >
      <input
        type="radio"
        name="score"
        value={score}
        defaultChecked={isChosen}
        aria-label={isFace ? words.faces[`${score}`] : number}
        className="absolute inset-0 m-0 cursor-pointer appearance-none rounded-lg outline-none"
      />
      {isFace ? <ScoreFace score={score} className="size-9 sm:size-10" /> : <span className="text-2xl tabular-nums">{number}</span>}
      {isFace ? <span className="w-full text-sm leading-5 sm:text-base">{words.faces[`${score}`]}</span> : null}
    </label>
  );
}
