import type { Reaction } from "@/server/platform/reactions";
import { tellNotificationsChanged } from "@/server/platform/tell";

/** A low score came in: supervisors and admins hear of it at once (issue 4 §7), once; a low answer that is only reworded tells nobody again. */
export const tellSupervisors: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "survey.answered" || !fact.data.isLow || fact.data.wasLow) return;
  const told = await tx.$queryRaw<{ userId: string }[]>`
    INSERT INTO "Notification" ("id", "userId", "ticketId", "reason", "createdAt", "updatedAt")
    SELECT gen_random_uuid(), u."id", ${fact.ticketId}::uuid, 'low_score', ${ctx.now}, ${ctx.now}
    FROM "User" u WHERE u."isActive" AND u."role" IN ('SUPERVISOR', 'ADMIN')
    ON CONFLICT ("userId", "ticketId") DO UPDATE SET "reason" = EXCLUDED."reason", "updatedAt" = EXCLUDED."updatedAt", "readAt" = NULL,
      "count" = CASE WHEN "Notification"."readAt" IS NULL THEN "Notification"."count" + 1 ELSE 1 END
    RETURNING "userId"::text AS "userId"`;
  await tellNotificationsChanged(
    tx,
    told.map(({ userId }) => userId),
  );
};
