import type { Reaction } from "@/server/platform/reactions";
import { notify } from "./notify";

/**
 * Whoever follows a card hears of a customer's answer, of its closing and of what is promised; and a colleague who was added, of that. Never twice of
 * one thing: who has just been told of it as the responsible is left out. Taking a step back (واگرد) is no news.
 */
export const tellFollowers: Reaction = async ({ tx, ctx, fact }) => {
  const told = { reason: "followed" as const, ticketId: fact.ticketId, actor: ctx.actor, at: ctx.now };
  if (fact.event === "ticket.followed") return fact.data.isFollowing ? notify(tx, told, [fact.data.userId]) : undefined;
  if (fact.event === "note.added" && fact.data.by !== "CUSTOMER") return;
  if (fact.event === "card.moved" && (fact.data.crosses !== "closed" || fact.data.undoes !== undefined)) return;
  const followers = await tx.$queryRaw<{ id: string }[]>`
    SELECT f."userId"::text AS "id" FROM "TicketFollower" f WHERE f."ticketId" = ${fact.ticketId}::uuid AND NOT EXISTS (
      SELECT 1 FROM "Notification" n WHERE n."ticketId" = f."ticketId" AND n."userId" = f."userId" AND n."updatedAt" = ${ctx.now} AND n."readAt" IS NULL)`;
  await notify(
    tx,
    told,
    followers.map(({ id }) => id),
  );
};
