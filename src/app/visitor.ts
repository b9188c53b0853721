import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { cache } from "react";
import { ZodError } from "zod";
import { AppError } from "@/domain/errors";
import { safeNextPath } from "@/domain/identity/next-path";
import type { PortalOrganisation } from "@/domain/portal/schema";
import { type PortalWords, portalFailure, portalWords } from "@/messages/portal-words";
import { toLatinDigits, toLocaleDigits } from "@/persian/digits";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/persian/locale";
import { addressOf, BROWSER_COOKIE } from "@/server/identity";
import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { log } from "@/server/platform/log";
import { actorOfVisit, deadLinkOf } from "@/server/portal";
import { createCaller } from "@/server/router";
import { pageContext } from "./viewer";

const LANGUAGE_COOKIE = "kariz-language";
/** What was typed and when its code was sent, between the two steps of signing in. */
export const PHONE_COOKIE = "kariz-phone";
export const VISIT_COOKIE = "kariz-visit";
export const DEAD_LINK_COOKIE = "kariz-dead-link";
const YEAR_SECONDS = 31_536_000;

/** Cookies of the portal are read by the server only. */
export function cookieOptions(maxAge: number, path = "/") {
  return { httpOnly: true, sameSite: "lax", secure: env().publicUrl.startsWith("https://"), path, maxAge } as const;
}

/** The language that this visitor chose; Persian until then. */
export const visitorLanguage = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  return isLocale(chosen) ? chosen : DEFAULT_LOCALE;
});

export async function rememberLanguage(language: Locale): Promise<void> {
  (await cookies()).set(LANGUAGE_COOKIE, language, cookieOptions(YEAR_SECONDS));
}

export async function visitorWords(): Promise<{ words: PortalWords; language: Locale }> {
  const language = await visitorLanguage();
  return { words: portalWords(language), language };
}

/** What the portal says of the organisation, read once a request. */
export const portalOrganisation = cache(async (): Promise<PortalOrganisation> => createCaller(await pageContext()).portal.organisation());

/** This browser's own name; login codes work nowhere else (S5). Only an action may call it, since it may set the cookie. */
export async function browserName(): Promise<string> {
  const jar = await cookies();
  const known = jar.get(BROWSER_COOKIE)?.value;
  if (known && /^[0-9a-f-]{36}$/.test(known)) return known;
  const fresh = randomUUID();
  jar.set(BROWSER_COOKIE, fresh, cookieOptions(YEAR_SECONDS));
  return fresh;
}

export async function visitorAddress(): Promise<string> {
  return addressOf(new Headers(await headers()));
}

/** The holder of an opened update link, and the number of its ticket; null when the pass is over or the link revoked. */
export const linkVisit = cache(async (): Promise<{ ctx: Ctx; number: number; linkId: string } | null> => {
  const ctx = await pageContext();
  const visit = await actorOfVisit(ctx.db, (await cookies()).get(VISIT_COOKIE)?.value, ctx.now);
  return visit?.actor.kind === "link" ? { ctx: { ...ctx, actor: visit.actor }, number: visit.number, linkId: visit.actor.linkId } : null;
});

export async function deadLink(): Promise<string | null> {
  const ctx = await pageContext();
  return deadLinkOf((await cookies()).get(DEAD_LINK_COOKIE)?.value, ctx.now);
}

/** A page of the portal to go to after signing in; never the sign-in itself. */
export function portalNext(given: unknown): string {
  const path = safeNextPath(typeof given === "string" ? given : null);
  return /^\/portal(?:[/?#]|$)/.test(path) && !path.startsWith("/portal/login") ? path : "/portal";
}

export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A whole number in any script, or null. */
export function numberOf(form: FormData, name: string): number | null {
  const digits = toLatinDigits(textOf(form, name)).replace(/[#\s]/g, "");
  return /^\d{1,10}$/.test(digits) && Number(digits) > 0 && Number(digits) <= 2_147_483_647 ? Number(digits) : null;
}

export type VisitorFailure = { reason: string; seconds: number | null };

/** What went wrong as a reason that may stand in an address; redirects and such pass through. */
export function failureOf(error: unknown): VisitorFailure {
  unstable_rethrow(error);
  const cause = error instanceof Error && error.cause ? error.cause : error;
  if (cause instanceof AppError) return { reason: cause.reason, seconds: typeof cause.data.seconds === "number" ? cause.data.seconds : null };
  if (cause instanceof ZodError) return { reason: "input.invalid", seconds: null };
  log.error({ err: error }, "portal action failed");
  return { reason: "internal", seconds: null };
}

/** A failure as the visitor reads it. */
export function failureSentence(failure: VisitorFailure, language: Locale): string {
  if (failure.seconds !== null) {
    const { wait, waitMinutes } = portalWords(language).failures;
    return failure.seconds < 100
      ? wait(toLocaleDigits(String(failure.seconds), language))
      : waitMinutes(toLocaleDigits(String(Math.ceil(failure.seconds / 60)), language));
  }
  return portalFailure(failure.reason, language);
}

/** The failure that an action has put into the address of the page that follows. */
export function failureIn(query: { failed?: string; wait?: string }, language: Locale): string | null {
  if (!query.failed) return null;
  const seconds = /^\d{1,6}$/.test(query.wait ?? "") ? Number(query.wait) : null;
  return failureSentence({ reason: query.failed, seconds }, language);
}

/** `path` with what is to be said on it. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  if (given.length === 0) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`;
}
