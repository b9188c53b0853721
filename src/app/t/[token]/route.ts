import { cookies } from "next/headers";
import { pageContext } from "@/app/viewer";
import { cookieOptions, DEAD_LINK_COOKIE, VISIT_COOKIE } from "@/app/visitor";
import { openLink, VISIT_SECONDS } from "@/server/portal";

export const dynamic = "force-dynamic";

type RouteContext = { params: Promise<{ token: string }> };

/**
 * Takes the token out of the address: a short pass in a cookie, then the page itself. Good and bad tokens are answered alike, nothing is
 * written and nothing is used up, whoever asks and however often (S13–S15).
 */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { token } = await params;
  const ctx = await pageContext();
  const opened = await openLink(ctx.db, token, ctx.now);
  const jar = await cookies();
  if ("visit" in opened) jar.set(VISIT_COOKIE, opened.visit, cookieOptions(VISIT_SECONDS));
  else {
    jar.set(VISIT_COOKIE, "", cookieOptions(0));
    if (opened.dead) jar.set(DEAD_LINK_COOKIE, opened.dead, cookieOptions(900));
  }
  const headers = { location: "/t", "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow, noarchive", "cache-control": "no-store" };
  return new Response(null, { status: 303, headers });
}
