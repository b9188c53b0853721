import type { ReactNode } from "react";
import type { VisitorSurvey } from "@/domain/surveys/schema";
import type { SurveyWords } from "@/messages/survey-words";
import { formatDateTime } from "@/persian/dates";
import { toLocaleDigits } from "@/persian/digits";
import type { Locale } from "@/persian/locale";
import { isolate } from "@/persian/text";
import { ScoreFace } from "./score-face";
import { type SurveyAction, SurveyForm } from "./survey-form";

type Props = {
  survey: VisitorSurvey;
  words: SurveyWords;
  language: Locale;
  action: SurveyAction;
  /** From the address; a score given before counts more. */
  preselected: number | null;
  problem: string | null;
  /** The visitor has just sent it. */
  isDone: boolean;
  hidden?: Readonly<Record<string, string>>;
  headingLevel?: 1 | 2;
};

/** A survey wherever a customer meets it: on its own page or on the page of the ticket (issue 4 §7). */
export function SurveyVisit({ survey, words, language, action, preselected, problem, isDone, hidden, headingLevel = 1 }: Props) {
  const { standing, answer } = survey;
  const Heading = `h${headingLevel}` as const;
  const about = (
    <p className="text-base text-ink-muted [overflow-wrap:anywhere]">
      {words.about(toLocaleDigits(String(survey.ticketNumber), language), isolate(survey.ticketTitle))}
    </p>
  );
  if (standing === "cancelled") return <SurveyOver title={words.cancelledTitle} text={words.cancelledText} Heading={Heading} />;
  if (standing === "expired") return <SurveyOver title={words.expiredTitle} text={words.expiredText} Heading={Heading} />;
  const question = survey.question || words.question;
  const form = (
    <SurveyForm
      survey={survey}
      words={words}
      language={language}
      action={action}
      preselected={answer?.score ?? preselected}
      problem={problem}
      hidden={hidden}
      label={question}
    />
  );
  if (!answer) {
    return (
      <div className="flex flex-col gap-5">
        <div>
          <Heading className="text-2xl [text-wrap:balance]">
            <bdi>{question}</bdi>
          </Heading>
          {about}
        </div>
        {form}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {isDone && !problem ? (
        <p role="status" className="flex items-start gap-3 rounded-lg border border-success-line bg-success-soft px-4 py-3">
          <svg
            viewBox="0 0 24 24"
            className="mt-1 size-5 shrink-0 text-success-ink"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            <path d="M5 12.5l4.5 4.5L19 7.5" />
          </svg>
          <span>
            <strong className="block font-semibold">{words.received}</strong>
            <bdi>{survey.thanks || words.thanks}</bdi>
          </span>
        </p>
      ) : null}
      <div>
        <Heading className="text-2xl">{words.yourAnswer}</Heading>
        {about}
      </div>
      {standing === "editable" ? (
        <>
          <p className="text-ink-muted">
            {words.mayAdd} {survey.editableUntil ? words.editableUntil(formatDateTime(survey.editableUntil, language)) : null}
          </p>
          {form}
        </>
      ) : (
        <Settled survey={survey} answer={answer} words={words} language={language} />
      )}
    </div>
  );
}

function Settled({
  survey,
  answer,
  words,
  language,
}: {
  survey: VisitorSurvey;
  answer: NonNullable<VisitorSurvey["answer"]>;
  words: SurveyWords;
  language: Locale;
}) {
  const word = words.faces[`${answer.score}` as keyof SurveyWords["faces"]];
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line bg-surface-raised px-4 py-4">
      <p className="flex items-center gap-3 font-medium text-xl">
        {survey.scale === "FACES" ? <ScoreFace score={answer.score} className="size-8" /> : null}
        {survey.scale === "FACES" ? word : `${toLocaleDigits(String(answer.score), language)} / ${toLocaleDigits("5", language)}`}
      </p>
      {answer.reasons.length > 0 ? (
        <ul className="flex flex-wrap gap-2 text-base">
          {answer.reasons.map((reason) => (
            <li key={reason} className="rounded-full bg-surface-sunken px-3 py-0.5">
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {answer.comment ? (
        <p dir="auto" className="whitespace-pre-wrap text-start [overflow-wrap:anywhere]">
          {answer.comment}
        </p>
      ) : null}
      <p className="text-base text-ink-muted">{words.settled}</p>
    </div>
  );
}

/** A kind page where nothing can be answered any more. */
export function SurveyOver({ title, text, Heading = "h1", children }: { title: string; text: string; Heading?: "h1" | "h2"; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <Heading className="text-2xl">{title}</Heading>
      <p className="text-ink-muted">{text}</p>
      {children}
    </div>
  );
}
