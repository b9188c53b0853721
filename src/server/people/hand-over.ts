import { AppError } from "@/domain/errors";
import { evenParts } from "@/domain/people/schema";
import type { Tx } from "@/server/platform/db";
import type { Emit } from "@/server/platform/outbox";

/** Each card of a hand-over is a fact of its own with what follows from it; somebody may have a thousand. */
export const HAND_OVER_TIMEOUT_MS = 180_000;

type Card = { id: string; pipelineId: string };

/**
 * Gives every open card of one person to the chosen people in even parts, or to nobody, which is their department. Each card's history
 * tells of it. RULE_VIOLATION when one of the chosen could do nothing with a card. Answers with who got how many.
 */
export async function handOver(
  { tx, emit, now }: { tx: Tx; emit: Emit; now: Date },
  from: string,
  handTo: readonly string[],
): Promise<{ openCards: number; handedTo: { userId: string | null; count: number }[] }> {
  const people = [...new Set(handTo)];
  const able = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "User" WHERE "id" = ANY(${people}::uuid[]) AND "isActive" AND "role" <> 'READER' AND "id" <> ${from}::uuid ORDER BY "id" FOR KEY SHARE`;
  if (able.length !== people.length) throw new AppError("RULE_VIOLATION", "user.cannot_take_cards");
  const cards = await tx.$queryRaw<Card[]>`
    SELECT "id"::text AS "id", "pipelineId"::text AS "pipelineId" FROM "Ticket"
    WHERE "responsibleId" = ${from}::uuid AND "closedAt" IS NULL ORDER BY "id" FOR NO KEY UPDATE`;
  if (cards.length === 0) return { openCards: 0, handedTo: [] };
  const parts = evenParts(cards, people);
  await tx.$executeRaw`
    UPDATE "Ticket" t SET "responsibleId" = v."to", "version" = t."version" + 1, "updatedAt" = ${now}
    FROM unnest(${parts.map((part) => part.card.id)}::uuid[], ${parts.map((part) => part.to)}::uuid[]) AS v("id", "to") WHERE t."id" = v."id"`;
  for (const { card, to } of parts) emit({ event: "ticket.assigned", ticketId: card.id, pipelineIds: [card.pipelineId], data: { from, to } });
  const targets = people.length === 0 ? [null] : people;
  return { openCards: cards.length, handedTo: targets.map((userId) => ({ userId, count: parts.filter((part) => part.to === userId).length })) };
}
