import type { Reaction } from "@/server/platform/reactions";
import { tellNotificationsChanged } from "@/server/platform/tell";
import { notify } from "./notify";

/** Colleagues named in a note hear of it, each once, whatever the note is (D21). */
export const tellMentioned: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "note.added" || !fact.data.mentions) return;
  await notify(tx, { reason: "mentioned", ticketId: fact.ticketId, actor: ctx.actor, at: ctx.now }, fact.data.mentions);
};

/** A public note was taken back: whoever was named in it and has not looked yet is no longer told so. An entry of nothing else goes. */
export const withdrawMentions: Reaction = async ({ tx, fact }) => {
  if (fact.event !== "note.taken_back") return;
  const told = await tx.$queryRaw<{ userId: string }[]>`
    WITH named AS (SELECT DISTINCT "userId" FROM "NoteMention" WHERE "noteId" = ${fact.data.noteId}::uuid),
    left_over AS (
      UPDATE "Notification" n SET "count" = n."count" - 1,
        "reasons" = CASE WHEN (n."reasons"->>'mentioned')::int > 1
          THEN n."reasons" || jsonb_build_object('mentioned', (n."reasons"->>'mentioned')::int - 1) ELSE n."reasons" - 'mentioned' END,
        "reason" = CASE WHEN n."reason" <> 'mentioned' OR (n."reasons"->>'mentioned')::int > 1 THEN n."reason"
          ELSE (SELECT key FROM jsonb_object_keys(n."reasons" - 'mentioned') key LIMIT 1) END,
        "actorUserId" = CASE WHEN n."reason" = 'mentioned' AND (n."reasons"->>'mentioned')::int = 1 THEN NULL ELSE n."actorUserId" END
      FROM named WHERE n."userId" = named."userId" AND n."ticketId" = ${fact.ticketId}::uuid AND n."readAt" IS NULL AND n."count" > 1 AND n."reasons" ? 'mentioned'
      RETURNING n."userId"),
    gone AS (
      DELETE FROM "Notification" n USING named
      WHERE n."userId" = named."userId" AND n."ticketId" = ${fact.ticketId}::uuid AND n."readAt" IS NULL AND n."count" = 1 AND n."reasons" ? 'mentioned'
      RETURNING n."userId")
    SELECT "userId"::text AS "userId" FROM left_over UNION ALL SELECT "userId"::text FROM gone`;
  await tellNotificationsChanged(
    tx,
    told.map(({ userId }) => userId),
  );
};
