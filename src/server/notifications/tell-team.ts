import type { Reaction } from "@/server/platform/reactions";
import { tellNotificationsChanged } from "@/server/platform/tell";

/**
 * Tells whoever answers for a ticket that a customer wrote (D17, N4): the responsible, or everybody of its department when nobody is. One
 * entry per person and card, with a counter; own actions never notify.
 */
export const tellTeam: Reaction = async ({ tx, ctx, fact }) => {
  const isFromCustomer = ctx.actor.kind === "customer" || ctx.actor.kind === "link" || (fact.event === "note.added" && fact.data.by === "CUSTOMER");
  if (!isFromCustomer) return;
  const reason = fact.event === "ticket.created" ? "ticket_filed" : fact.event === "ticket.reopened" ? "ticket_reopened" : "customer_replied";
  const told = await tx.$queryRaw<{ userId: string }[]>`
    INSERT INTO "Notification" ("id", "userId", "ticketId", "reason", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), u."id", t."id", ${reason}, ${ctx.now}, ${ctx.now}
    FROM "Ticket" t JOIN "User" u ON u."isActive" AND (
      u."id" = t."responsibleId"
      OR (t."responsibleId" IS NULL AND EXISTS (SELECT 1 FROM "DepartmentMember" m WHERE m."departmentId" = t."departmentId" AND m."userId" = u."id")))
    WHERE t."id" = ${fact.ticketId}::uuid
    ON CONFLICT ("userId", "ticketId") DO UPDATE SET "reason" = EXCLUDED."reason", "updatedAt" = EXCLUDED."updatedAt", "readAt" = NULL,
      "count" = CASE WHEN "Notification"."readAt" IS NULL THEN "Notification"."count" + 1 ELSE 1 END
    RETURNING "userId"::text AS "userId"`;
  await tellNotificationsChanged(
    tx,
    told.map(({ userId }) => userId),
  );
};
