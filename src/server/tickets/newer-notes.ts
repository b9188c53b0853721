import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import type { Tx } from "@/server/platform/db";

/**
 * CONFLICT `note.newer_arrived` (with how many) when somebody else has written on the ticket after `lastSeenNoteId`, or at all when that is
 * null. For a writer who has not read that yet; whoever wants to send all the same does not ask (N30: soft, never a lock).
 */
export async function refuseUnread(tx: Tx, actor: Actor, ticketId: string, lastSeenNoteId: string | null): Promise<void> {
  const userId = actor.kind === "agent" ? actor.userId : null;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM "Note" n
    WHERE n."ticketId" = ${ticketId}::uuid AND n."deletedAt" IS NULL AND n."authorUserId" IS DISTINCT FROM ${userId}::uuid AND n."authorKind" <> 'SYSTEM'
      AND (n."createdAt", n."id") > (SELECT s."createdAt", s."id" FROM "Note" s WHERE s."id" = ${lastSeenNoteId}::uuid AND s."ticketId" = ${ticketId}::uuid
        UNION ALL SELECT '-infinity'::timestamptz, '00000000-0000-0000-0000-000000000000'::uuid WHERE ${lastSeenNoteId}::uuid IS NULL)`;
  if (row && row.count > 0) throw new AppError("CONFLICT", "note.newer_arrived", { count: row.count });
}
