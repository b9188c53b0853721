"use server";
import { redirect } from "next/navigation";
import { answerFrom } from "@/app/survey-answer";
import { pageContext } from "@/app/viewer";
import { failureOf, linkVisit, numberOf, withQuery } from "@/app/visitor";
import type { Ctx } from "@/server/platform/context";
import { createCaller } from "@/server/router";

/** The survey on the page of one's own ticket; the procedures decide who may answer. */
export async function answerSurvey(form: FormData): Promise<void> {
  await answer(await pageContext(), form, `/portal/tickets/${numberOf(form, "number") ?? 0}`);
}

/** The same for the holder of an update link. */
export async function answerSurveyByLink(form: FormData): Promise<void> {
  const visit = await linkVisit();
  if (!visit) redirect("/t");
  await answer(visit.ctx, form, "/t");
}

async function answer(ctx: Ctx, form: FormData, page: string): Promise<void> {
  const read = answerFrom(form);
  let target = withQuery(page, read.answer ? { survey: "done" } : { survey: read.problem, score: read.score });
  if (read.answer) {
    try {
      await createCaller(ctx).surveys.answerOwn({ ...read.answer, number: numberOf(form, "number") ?? 0 });
    } catch (error) {
      const failure = failureOf(error);
      target =
        failure.reason === "auth.required"
          ? withQuery("/portal/login", { next: page })
          : withQuery(page, { survey: failure.reason === "internal" ? "failed" : null });
    }
  }
  redirect(`${target}#survey`);
}
