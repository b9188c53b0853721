import { pageContext } from "@/app/viewer";
import { visitorLanguage } from "@/app/visitor";
import { SurveyOver, SurveyVisit } from "@/features/surveys";
import { surveyWords } from "@/messages/survey-words";
import { visitSurvey } from "@/server/surveys";

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ score?: string; done?: string; problem?: string }> };

/** The survey of an SMS (D25). Looking changes nothing, whoever looks and however often; a score in the address is only chosen beforehand (S15). */
export default async function SurveyByLinkPage({ params, searchParams }: Props) {
  const [{ token }, query, ctx, language] = await Promise.all([params, searchParams, pageContext(), visitorLanguage()]);
  const words = surveyWords(language);
  const visit = await visitSurvey(ctx, token);
  if (!visit.survey) {
    const over = visit.why === "gone" ? { title: words.expiredTitle, text: words.expiredText } : { title: words.unknownTitle, text: words.unknownText };
    return (
      <SurveyOver {...over}>
        <a href="/portal" className="inline-flex min-h-11 items-center rounded underline decoration-line-strong underline-offset-4">
          {words.toPortal}
        </a>
      </SurveyOver>
    );
  }
  const problems: Record<string, string> = { score: words.scoreMissing, comment: words.tooLong, failed: `${words.failedTitle}. ${words.failedText}` };
  return (
    <SurveyVisit
      key={query.done}
      survey={visit.survey}
      words={words}
      language={language}
      action={`/s/${token}`}
      preselected={/^[1-5]$/.test(query.score ?? "") ? Number(query.score) : null}
      problem={problems[query.problem ?? ""] ?? null}
      isDone={query.done === "1"}
    />
  );
}
