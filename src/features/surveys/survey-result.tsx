import { CircleAlert } from "lucide-react";
import { TOP_SCORE } from "@/domain/surveys/design";
import type { SurveyResult, TicketSurvey } from "@/domain/surveys/schema";
import { surveys } from "@/messages/fa/surveys";
import { formatDateTime, formatRelative } from "@/persian/dates";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { isolate, joinPersian } from "@/persian/text";
import { Badge } from "@/ui/badge";
import { classNames } from "@/ui/class-names";
import { ScoreFace } from "./score-face";

const words = surveys.result;

/** What came of asking the customer of this ticket (D26): the score and words, or where the asking stands. */
export function SurveyResultPanel({ survey, now, className }: { survey: TicketSurvey; now: number; className?: string }) {
  return (
    <section
      aria-label={words.title}
      className={classNames("max-h-44 overflow-y-auto rounded-lg border border-line bg-surface-raised px-3.5 py-2.5", className)}
    >
      <SurveyOutcome result={survey} now={now} />
      {survey.earlierScores.length > 0 && (
        <p className="mt-1.5 text-ink-faint text-sm">{words.earlier(joinPersian(survey.earlierScores.map((score) => toPersianDigits(String(score)))))}</p>
      )}
    </section>
  );
}

function SurveyOutcome({ result, now }: { result: SurveyResult; now: number }) {
  const { answer } = result;
  if (!answer) {
    return (
      <p className="text-ink-muted text-sm">
        <span className="font-medium">{words.title}: </span>
        {standing(result, now)}
      </p>
    );
  }
  const isLow = answer.score <= result.lowScore;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <ScoreFace score={answer.score} className="size-6 text-ink-muted" />
        <span className="font-semibold">{surveys.page.faces[`${answer.score}` as keyof typeof surveys.page.faces]}</span>
        <span className="text-ink-muted">{words.score(toPersianDigits(String(answer.score)), toPersianDigits(String(TOP_SCORE)))}</span>
        {isLow && (
          <Badge tone="danger" icon={<CircleAlert className="size-3.5" aria-hidden="true" />}>
            {words.low}
          </Badge>
        )}
        <span className="text-ink-faint text-sm sm:ms-auto">
          <time dateTime={answer.answeredAt} title={formatDateTime(answer.answeredAt)}>
            {formatRelative(answer.answeredAt, now)}
          </time>
          {answer.editedAt && ` · ${words.edited}`} · {result.creditedTo === null ? words.nobody : words.credited(isolate(result.creditedTo))}
        </span>
      </p>
      {answer.reasons.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {answer.reasons.map((reason) => (
            <li key={reason} className="rounded-full bg-surface-sunken px-2 text-ink-muted text-sm">
              <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      )}
      {answer.comment !== "" && (
        <blockquote dir="auto" className="whitespace-pre-wrap border-line-strong border-s-2 ps-3 text-start [overflow-wrap:anywhere]">
          {answer.comment}
        </blockquote>
      )}
    </div>
  );
}

function standing(result: SurveyResult, now: number): string {
  if (result.state === "CANCELLED") return words.cancelled;
  if (result.state === "SKIPPED") return words.skipped;
  if (Date.parse(result.expiresAt) <= now) return words.expired;
  if (result.state === "PLANNED") return Date.parse(result.dueAt) <= now ? words.sending : words.planned(formatRelative(result.dueAt, now));
  return words.sent(formatRelative(result.sentAt ?? result.dueAt, now));
}

/** A mean of scores in words and numbers, quiet. */
export function SatisfactionLine({ average, count }: { average: number; count: number }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <ScoreFace score={Math.min(TOP_SCORE, Math.max(1, Math.round(average)))} className="size-5 text-ink-muted" />
      {words.average(formatNumber(Math.round(average * 10) / 10), formatNumber(count))}
    </span>
  );
}
