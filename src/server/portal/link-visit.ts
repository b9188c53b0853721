import { timingSafeEqual } from "node:crypto";
import { RateLimiterPrisma } from "rate-limiter-flexible";
import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { networkOf } from "@/domain/identity/network";
import { consume, deadLinkId, keyedHash, linkById, resolveLink, resolveShortCode, tokenOf } from "@/server/identity";
import type { Ctx } from "@/server/platform/context";
import type { Db } from "@/server/platform/db";

/** How long one opening of a link lasts in a browser. */
export const VISIT_SECONDS = 2 * 3_600;
const ASKED_SECONDS = 900;

type Use = "visit" | "dead";

/** A link's id that only this server can have put into a cookie, good until `now` plus `seconds`. */
function sealed(use: Use, linkId: string, now: Date, seconds: number): string {
  const text = `${linkId}.${Math.floor(now.getTime() / 1_000) + seconds}`;
  return `${text}.${keyedHash(`link-${use}`, text)}`;
}

function unsealed(use: Use, value: string | undefined, now: Date): string | null {
  const [, linkId, until, seal] = /^([0-9a-f-]{36})\.(\d{1,12})\.([0-9a-f]{64})$/.exec(value ?? "") ?? [];
  if (!linkId || !until || !seal || Number(until) * 1_000 <= now.getTime()) return null;
  return timingSafeEqual(Buffer.from(seal), Buffer.from(keyedHash(`link-${use}`, `${linkId}.${until}`))) ? linkId : null;
}

export type Opened = { visit: string } | { dead: string | null };

/**
 * What a browser that follows an update link may keep: a short pass to that one ticket, or (link expired, revoked, unknown) at most the
 * memory of which ticket it was about. Reads only: bots, HEAD and prefetch use nothing up (S13–S15).
 */
export async function openLink(db: Db, token: string, now: Date): Promise<Opened> {
  const link = await resolveLink(db, token, now);
  if (link?.purpose === "ticket") return { visit: sealed("visit", link.linkId, now, VISIT_SECONDS) };
  const dead = await deadLinkId(db, token);
  return { dead: dead ? sealed("dead", dead, now, ASKED_SECONDS) : null };
}

/**
 * What a ticket's number and the code of an SMS open (no-link way in): the ticket's pass, or the page of the survey that the SMS asked for.
 * UNAUTHENTICATED `link.code_wrong`; RATE_LIMITED by address and ticket.
 */
export async function openByCode(ctx: Ctx, given: { number: number; code: string; address: string }): Promise<{ visit: string } | { survey: string }> {
  const perHour = (keyPrefix: string, points: number) => new RateLimiterPrisma({ storeClient: ctx.db, keyPrefix, points, duration: 3_600 });
  await consume(perHour("short-code-address", 30), networkOf(given.address), "login.too_many_codes");
  await consume(perHour("short-code-ticket", 20), String(given.number), "login.too_many_codes");
  const link = await resolveShortCode(ctx.db, { ticketNumber: given.number, code: given.code, now: ctx.now });
  if (!link) throw new AppError("UNAUTHENTICATED", "link.code_wrong");
  return link.purpose === "survey" ? { survey: `/s/${tokenOf(link.linkId)}` } : { visit: sealed("visit", link.linkId, ctx.now, VISIT_SECONDS) };
}

/** Who holds this pass, and for which ticket; the link itself is asked every time, so that revoking works at once. */
export async function actorOfVisit(db: Db, value: string | undefined, now: Date): Promise<{ actor: Actor; number: number } | null> {
  const linkId = unsealed("visit", value, now);
  const link = linkId ? await linkById(db, linkId, now) : null;
  if (link?.purpose !== "ticket") return null;
  const { linkId: id, ticketId, customerId, ticketNumber } = link;
  return { actor: { kind: "link", linkId: id, purpose: "ticket", ticketId, customerId }, number: ticketNumber };
}

/** The dead link that brought this browser here, if any. */
export function deadLinkOf(value: string | undefined, now: Date): string | null {
  return unsealed("dead", value, now);
}
