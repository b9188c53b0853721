import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/domain/actor";
import { actorOfCookie, sessionCookie } from "@/server/identity";
import { now } from "@/server/platform/clock";
import type { Ctx } from "@/server/platform/context";
import { db } from "@/server/platform/db";
import { createCaller } from "@/server/router";

/** Who is looking at this page, read once a request. */
export const pageContext = cache(async (): Promise<Ctx> => {
  const at = now();
  const token = (await cookies()).get(sessionCookie())?.value;
  return { db: db(), now: at, actor: await actorOfCookie(db(), token, at) };
});

type Agent = Extract<Actor, { kind: "agent" }>;

/** The signed-in member of staff and a caller of the API in their name; anybody else is sent to sign in and back to `path`. */
export async function staffPage(path: string): Promise<{ agent: Agent; api: ReturnType<typeof createCaller>; now: string }> {
  const ctx = await pageContext();
  if (ctx.actor.kind !== "agent") redirect(`/login?next=${encodeURIComponent(path)}`);
  return { agent: ctx.actor, api: createCaller(ctx), now: ctx.now.toISOString() };
}

type Customer = Extract<Actor, { kind: "customer" }>;

/** The signed-in customer and a caller of the API in their name; anybody else is sent to the portal's sign-in and back to `path`. */
export async function customerPage(path: string): Promise<{ customer: Customer; api: ReturnType<typeof createCaller>; now: string }> {
  const ctx = await pageContext();
  if (ctx.actor.kind !== "customer") redirect(`/portal/login?next=${encodeURIComponent(path)}`);
  return { customer: ctx.actor, api: createCaller(ctx), now: ctx.now.toISOString() };
}
