import { type SurveyAction, SurveyVisit } from "@/features/surveys";
import { surveyWords } from "@/messages/survey-words";
import type { Locale } from "@/persian/locale";
import type { createCaller } from "@/server/router";

type Props = {
  api: ReturnType<typeof createCaller>;
  number: number;
  language: Locale;
  action: SurveyAction;
  query: { survey?: string; score?: string };
};

/** What the customer of a closed ticket is asked, on its page; nothing when nothing is asked (any more). */
export async function TicketSurvey({ api, number, language, action, query }: Props) {
  const survey = await api.surveys.ofOwnTicket({ number }).catch(() => null);
  if (!survey || survey.standing === "cancelled" || survey.standing === "expired") return null;
  const words = surveyWords(language);
  const problems: Record<string, string> = { score: words.scoreMissing, comment: words.tooLong, failed: `${words.failedTitle}. ${words.failedText}` };
  return (
    <section id="survey" aria-label={words.title} className="mb-6 scroll-mt-4 rounded-lg border border-accent-line bg-surface-raised px-4 py-5 print:hidden">
      <SurveyVisit
        survey={survey}
        words={words}
        language={language}
        action={action}
        preselected={/^[1-5]$/.test(query.score ?? "") ? Number(query.score) : null}
        problem={problems[query.survey ?? ""] ?? null}
        isDone={query.survey === "done"}
        hidden={{ number: String(number) }}
        headingLevel={2}
      />
    </section>
  );
}
