import type { Actor, Role } from "@/domain/actor";
import type { Ctx } from "@/server/platform/context";
import type { Db } from "@/server/platform/db";
import { NOW } from "./clock";

type Agent = Extract<Actor, { kind: "agent" }>;

/** A member of staff as an actor; the session is a made-up one unless given. */
export function agent(user: { id: string; name: string; role: Role }, sessionId = "00000000-0000-4000-8000-00000000cafe"): Agent {
  return { kind: "agent", userId: user.id, role: user.role, name: user.name, sessionId };
}

export const anonymous: Actor = { kind: "anonymous" };

export function customer(person: { id: string }): Actor {
  return { kind: "customer", customerId: person.id, sessionId: "00000000-0000-4000-8000-0000000c0de0" };
}

export function link(ticket: { id: string; customerId: string }, purpose: "ticket" | "survey" = "ticket"): Actor {
  return { kind: "link", linkId: "00000000-0000-7000-8000-000000000001", purpose, ticketId: ticket.id, customerId: ticket.customerId };
}

export const system: Actor = { kind: "system", job: "tests.run" };

/** What a command or query receives when this actor calls it at `now`. */
export function ctxOf(db: Db, actor: Actor, now: Date = NOW): Ctx {
  return { db, actor, now };
}
