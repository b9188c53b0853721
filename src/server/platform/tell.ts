import type { PresenceNews } from "@/domain/presence/presence";
import { Prisma } from "@/generated/prisma/client";
import type { Db, Tx } from "./db";

/**
 * What processes tell each other, by channel, besides that a board has moved on (outbox.ts). A message is heard after the commit, by every process, and
 * kept by nobody: whoever must not miss something reads it from a table as well. Ids only, never text that people wrote.
 */
export type Messages = {
  /** Something is new for one member of staff alone: their notifications, or that they have looked at a card (in another tab). */
  kariz_user: { userId: string; about: "notifications" } | { userId: string; about: "read"; ticketId: string };
  /** Something on a card is new that is no fact about its ticket: what became of an SMS (told by a trigger). */
  kariz_card: { ticketId: string };
  /** A note on a customer's record becomes public at this instant; null = a public one has been taken away. */
  kariz_customer: { customerId: string; publicAt: string | null };
  /** Somebody is at a card, or writes there. */
  kariz_presence: PresenceNews;
  /** Sessions may have ended or changed their rights: whoever holds a stream open has to ask again. */
  kariz_session: { userId: string } | { sessionId: string } | { ticketId: string };
};

export type Channel = keyof Messages;

/** Tells every process, when the transaction commits; equal messages of one transaction are heard once. */
export async function tell<C extends Channel>(tx: Tx | Db, channel: C, ...messages: readonly Messages[C][]): Promise<void> {
  if (messages.length === 0) return;
  const texts = Prisma.join(messages.map((message) => Prisma.sql`(${JSON.stringify(message)})`));
  await tx.$executeRaw`SELECT pg_notify(${channel}, "message") FROM (VALUES ${texts}) AS told("message")`;
}

/**
 * Call this in the transaction that ends sessions of somebody, lowers or raises their role, or suspends them: their open event streams are
 * closed at once instead of at the next look (S4). Calling it once too often harms nobody.
 */
export async function tellSessionsEnded(tx: Tx | Db, whose: Messages["kariz_session"]): Promise<void> {
  await tell(tx, "kariz_session", whose);
}

/** Tells the desks of these people that their notifications have changed. Call it in the transaction that writes them. */
export async function tellNotificationsChanged(tx: Tx | Db, userIds: readonly string[]): Promise<void> {
  await tell(tx, "kariz_user", ...[...new Set(userIds)].map((userId) => ({ userId, about: "notifications" as const })));
}
