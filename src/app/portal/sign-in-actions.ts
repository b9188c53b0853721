"use server";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { pageContext } from "@/app/viewer";
import {
  browserName,
  cookieOptions,
  DEAD_LINK_COOKIE,
  deadLink,
  failureOf,
  numberOf,
  PHONE_COOKIE,
  portalNext,
  rememberLanguage,
  textOf,
  VISIT_COOKIE,
  visitorAddress,
  withQuery,
} from "@/app/visitor";
import { isLocale } from "@/persian/locale";
import { addressOf, BROWSER_COOKIE, CUSTOMER_SESSION_DAYS, endSession, sessionCookie, sessionPass } from "@/server/identity";
import { openByCode, renewLink, requestLoginCode, signInCustomer, VISIT_SECONDS } from "@/server/portal";
import { createCaller } from "@/server/router";

const STEP_SECONDS = 600;

/** Step one: send a code to the mobile, or say why not. Known or unknown number, the next page is the same. */
export async function requestCode(form: FormData): Promise<void> {
  const ctx = await pageContext();
  const next = portalNext(form.get("next"));
  const typed = textOf(form, "phone").slice(0, 40);
  const jar = await cookies();
  let target = withQuery("/portal/login", { step: "code", next });
  try {
    const { phone } = await requestLoginCode(ctx, { phone: typed, browser: await browserName(), address: await visitorAddress() });
    jar.set(PHONE_COOKIE, `${ctx.now.getTime()}|${phone}`, cookieOptions(STEP_SECONDS, "/portal"));
  } catch (error) {
    const { reason, seconds } = failureOf(error);
    const isResend = jar.get(PHONE_COOKIE)?.value.endsWith(`|${typed}`) ?? false;
    if (!isResend) jar.set(PHONE_COOKIE, `0|${typed}`, cookieOptions(STEP_SECONDS, "/portal"));
    target = withQuery("/portal/login", { step: isResend ? "code" : null, next, failed: reason, wait: seconds });
  }
  redirect(target);
}

/** Step two: the code. A new session starts and an older one of this browser ends (S10). */
export async function signInWithCode(form: FormData): Promise<void> {
  const ctx = await pageContext();
  const next = portalNext(form.get("next"));
  const [jar, head] = await Promise.all([cookies(), headers()]);
  let target: string;
  try {
    const signedIn = await signInCustomer(
      ctx.db,
      { phone: textOf(form, "phone"), code: textOf(form, "code") },
      { browser: jar.get(BROWSER_COOKIE)?.value ?? "", address: addressOf(head), userAgent: head.get("user-agent"), now: ctx.now },
    );
    if (ctx.actor.kind === "customer") await endSession(ctx.db, ctx.actor.sessionId, ctx.now);
    const { name, value, ...rest } = await sessionPass({ sid: signedIn.sid, subject: signedIn.customerId, days: CUSTOMER_SESSION_DAYS });
    jar.set(name, value, { ...cookieOptions(rest.maxAge), secure: rest.secure });
    jar.delete({ name: PHONE_COOKIE, path: "/portal" });
    target = /^\+\d+$/.test(signedIn.name) ? withQuery("/portal/welcome", { next }) : next;
  } catch (error) {
    const { reason, seconds } = failureOf(error);
    target = withQuery("/portal/login", { step: "code", next, failed: reason, wait: seconds });
  }
  redirect(target);
}

/** A customer who has just registered says who they are. */
export async function saveName(form: FormData): Promise<void> {
  const next = portalNext(form.get("next"));
  let target = next;
  try {
    await createCaller(await pageContext()).portal.setName({ name: textOf(form, "name") });
  } catch (error) {
    target = withQuery("/portal/welcome", { next, failed: failureOf(error).reason });
  }
  redirect(target);
}

export async function signOut(): Promise<void> {
  const ctx = await pageContext();
  if (ctx.actor.kind === "customer") {
    await endSession(ctx.db, ctx.actor.sessionId, ctx.now);
    (await cookies()).set(sessionCookie(), "", cookieOptions(0));
  }
  redirect("/portal/login");
}

/** The visitor's language, for a year; the page they are on comes back in it. */
export async function setLanguage(form: FormData): Promise<void> {
  const language = form.get("language");
  if (isLocale(language)) await rememberLanguage(language);
}

/** Sends a fresh update link, if there is a ticket for this number; the answer is the same in any case. */
export async function askForLink(form: FormData): Promise<void> {
  const ctx = await pageContext();
  let target = "/portal/link?sent=1";
  try {
    await renewLink(ctx, { phone: textOf(form, "phone"), address: await visitorAddress(), number: numberOf(form, "number"), oldLinkId: await deadLink() });
    (await cookies()).delete({ name: DEAD_LINK_COOKIE, path: "/" });
  } catch (error) {
    const { reason, seconds } = failureOf(error);
    target = withQuery("/portal/link", { failed: reason, wait: seconds });
  }
  redirect(target);
}

/** The way in without a link: a ticket's number and the code of its SMS. */
export async function enterByCode(form: FormData): Promise<void> {
  const ctx = await pageContext();
  let target = "/t";
  try {
    const opened = await openByCode(ctx, { number: numberOf(form, "number") ?? 0, code: textOf(form, "code").slice(0, 20), address: await visitorAddress() });
    if ("survey" in opened) target = opened.survey;
    else (await cookies()).set(VISIT_COOKIE, opened.visit, cookieOptions(VISIT_SECONDS));
  } catch (error) {
    const { reason, seconds } = failureOf(error);
    target = withQuery("/portal/code", { failed: reason, wait: seconds });
  }
  redirect(target);
}
