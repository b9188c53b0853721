import { answerFrom } from "@/app/survey-answer";
import { pageContext } from "@/app/viewer";
import { rememberLanguage } from "@/app/visitor";
import { AppError } from "@/domain/errors";
import { isLocale } from "@/persian/locale";
import { log } from "@/server/platform/log";
import { answerByLink } from "@/server/surveys";

export const dynamic = "force-dynamic";

const BODY_LIMIT = 64_000;

/**
 * The confirming POST of a survey's form, or the choice of a language; its address is the page's own (next.config.ts sends forms here). The token is the whole right, no
 * cookie takes part, so a foreign page could only answer what it could open anyway. Always sends back to the page, which says what came of it.
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const length = Number(request.headers.get("content-length") ?? BODY_LIMIT + 1);
  if (!/^[0-9A-Za-z]{1,64}$/.test(token)) return back("/s/unknown", {});
  if (length > BODY_LIMIT) return back(`/s/${token}`, { problem: "comment" });
  const form = await request.formData();
  const language = form.get("language");
  if (isLocale(language)) {
    await rememberLanguage(language);
    return back(`/s/${token}`, {});
  }
  const { answer, problem, score } = answerFrom(form);
  if (!answer) return back(`/s/${token}`, { problem, score });
  try {
    await answerByLink(await pageContext(), token, answer);
  } catch (error) {
    // What is not open any more, or not there, the page itself says.
    if (error instanceof AppError) return back(`/s/${token}`, {});
    log.error({ err: error }, "a survey answer could not be kept");
    return back(`/s/${token}`, { problem: "failed", score });
  }
  return back(`/s/${token}`, { done: "1" });
}

function back(path: string, query: Readonly<Record<string, string | undefined>>): Response {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const location = given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path;
  return new Response(null, {
    status: 303,
    headers: { location, "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow", "cache-control": "no-store" },
  });
}
