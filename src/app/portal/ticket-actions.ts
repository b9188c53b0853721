"use server";
import { redirect } from "next/navigation";
import { pageContext } from "@/app/viewer";
import { failureOf, failureSentence, linkVisit, numberOf, textOf, visitorLanguage, withQuery } from "@/app/visitor";
import type { FormState } from "@/features/portal";
import type { Ctx } from "@/server/platform/context";
import { createCaller } from "@/server/router";

// Each action exists twice: for a signed-in customer and for the holder of a link, who acts on one ticket only. What either may do is
// decided by the procedures, not here.

/** Files the request and shows its number; a failure keeps what was written. */
export async function fileTicket(_before: FormState, form: FormData): Promise<FormState> {
  let number: number;
  try {
    const filed = await createCaller(await pageContext()).portal.file({
      departmentId: textOf(form, "departmentId"),
      title: textOf(form, "title"),
      description: textOf(form, "description"),
      categoryId: textOf(form, "categoryId") || null,
      product: textOf(form, "product"),
      attachmentIds: form.getAll("attachmentIds").map(String),
      idempotencyKey: textOf(form, "idempotencyKey"),
      shownFaqIds: form.getAll("shownFaqIds").map(String),
    });
    number = filed.number;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.reason === "auth.required")
      redirect(withQuery("/portal/login", { next: `/portal/new?department=${encodeURIComponent(textOf(form, "departmentId"))}&step=form` }));
    return refused(form, failureSentence(failure, await visitorLanguage()));
  }
  redirect(`/portal/tickets/${number}?done=filed`);
}

export async function sendReply(_before: FormState, form: FormData): Promise<FormState> {
  const number = numberOf(form, "number") ?? 0;
  const answer = await reply(await pageContext(), form);
  if (typeof answer !== "number") {
    if (answer.reason === "auth.required") redirect(withQuery("/portal/login", { next: `/portal/tickets/${number}` }));
    return refused(form, failureSentence(answer, await visitorLanguage()));
  }
  redirect(`/portal/tickets/${answer}?done=${answer === number ? "sent" : "continued"}`);
}

export async function sendReplyByLink(_before: FormState, form: FormData): Promise<FormState> {
  const visit = await linkVisit();
  if (!visit) redirect("/t");
  const answer = await reply(visit.ctx, form);
  if (typeof answer !== "number") return refused(form, failureSentence(answer, await visitorLanguage()));
  redirect("/t?done=sent");
}

async function reply(ctx: Ctx, form: FormData): Promise<number | ReturnType<typeof failureOf>> {
  try {
    const sent = await createCaller(ctx).portal.reply({
      number: numberOf(form, "number") ?? 0,
      body: textOf(form, "body"),
      attachmentIds: form.getAll("attachmentIds").map(String),
      idempotencyKey: textOf(form, "idempotencyKey"),
    });
    return sent.number;
  } catch (error) {
    return failureOf(error);
  }
}

export async function closeTicket(form: FormData): Promise<void> {
  await change(await pageContext(), form, "close", `/portal/tickets/${numberOf(form, "number") ?? 0}`);
}

export async function reopenTicket(form: FormData): Promise<void> {
  await change(await pageContext(), form, "reopen", `/portal/tickets/${numberOf(form, "number") ?? 0}`);
}

export async function closeByLink(form: FormData): Promise<void> {
  const visit = await linkVisit();
  if (!visit) redirect("/t");
  await change(visit.ctx, form, "close", "/t");
}

export async function reopenByLink(form: FormData): Promise<void> {
  const visit = await linkVisit();
  if (!visit) redirect("/t");
  await change(visit.ctx, form, "reopen", "/t");
}

async function change(ctx: Ctx, form: FormData, what: "close" | "reopen", page: string): Promise<void> {
  let target = withQuery(page, { done: what === "close" ? "closed" : "reopened" });
  try {
    await createCaller(ctx).portal[what]({ number: numberOf(form, "number") ?? 0 });
  } catch (error) {
    const failure = failureOf(error);
    target = failure.reason === "auth.required" ? withQuery("/portal/login", { next: page }) : withQuery(page, { failed: failure.reason });
  }
  redirect(target);
}

/** Sent by the open page, never by a mere GET. Whoever may not see the ticket changes nothing. */
export async function markSeen(form: FormData): Promise<void> {
  await quietly(async () => createCaller(await pageContext()).portal.markSeen({ number: numberOf(form, "number") ?? 0 }));
}

export async function markSeenByLink(form: FormData): Promise<void> {
  const visit = await linkVisit();
  if (visit) await quietly(() => createCaller(visit.ctx).portal.markSeen({ number: numberOf(form, "number") ?? 0 }));
}

export async function countFaqsShown(form: FormData): Promise<void> {
  await quietly(async () => createCaller(await pageContext()).portal.showFaqs({ departmentId: textOf(form, "departmentId") }));
}

export async function countFaqOpened(form: FormData): Promise<void> {
  await quietly(async () => createCaller(await pageContext()).portal.noteFaq({ faqId: textOf(form, "faqId"), what: "opened" }));
}

/** «مشکلم حل شد»: the question that was opened last is thanked, and no ticket is made. */
export async function solvedByFaq(form: FormData): Promise<void> {
  const faqId = textOf(form, "faqId");
  if (faqId) await quietly(async () => createCaller(await pageContext()).portal.noteFaq({ faqId, what: "solved" }));
  redirect("/portal?solved=1");
}

/** Counting and ticking off must not stand in anybody's way. */
async function quietly(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    failureOf(error);
  }
}

function refused(form: FormData, failure: string): FormState {
  const values = Object.fromEntries([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string" && !entry[0].startsWith("$")));
  return { failure, values };
}
