import type { Named } from "@/domain/board/card";
import type { ReferralKind } from "@/domain/working/terms";
import { type HandChange, type Holding, holdingsOf } from "@/domain/working/trail";
import type { TicketWork } from "@/domain/working/work";
import type { Db } from "@/server/platform/db";
import { openEscalation } from "./escalation";

type Ticket = { id: string; pipelineId: string; responsible: Named | null; department: Named; createdAt: Date; closedAt: Date | null };

/** Whose the card was when, who follows it and what can be given back. For staff only: reasons of referrals are in it. */
export async function workOf(db: Db, ticket: Ticket): Promise<TicketWork> {
  const [trail, escalation, followers] = await Promise.all([
    trailOf(db, ticket),
    openEscalation(db, ticket.id),
    db.ticketFollower.findMany({ where: { ticketId: ticket.id }, orderBy: { at: "asc" }, select: { user: { select: { id: true, name: true } } } }),
  ]);
  const stage =
    escalation && (await db.stage.findUnique({ where: { id: escalation.fromStageId }, select: { pipeline: { select: { id: true, name: true } } } }));
  const former = escalation?.fromUser;
  return {
    trail,
    escalation: escalation && {
      at: escalation.at.toISOString(),
      byName: escalation.byUser?.name ?? null,
      reason: escalation.reason,
      backTo: { user: former?.isActive && former.role !== "READER" ? { id: former.id, name: former.name } : null, department: escalation.fromDepartment },
      backToPipeline: stage && stage.pipeline.id !== ticket.pipelineId ? stage.pipeline.name : null,
    },
    followers: followers.map(({ user }) => user),
  };
}

type Row = {
  at: Date;
  byName: string | null;
  isUser: boolean;
  userId: string | null;
  userName: string | null;
  isDepartment: boolean;
  departmentId: string | null;
  departmentName: string | null;
  kind: ReferralKind | null;
  reason: string | null;
};

/** The trail of a card from its facts, in one query (N29). */
async function trailOf(db: Db, ticket: Ticket): Promise<Holding[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH facts AS (
      SELECT a."id", a."at", a."actorUserId", a."event" <> 'ticket.edited' AS "isUser", a."event" <> 'ticket.assigned' AS "isDepartment",
        CASE a."event" WHEN 'ticket.assigned' THEN a."data"->>'from' WHEN 'ticket.referred' THEN a."data"->'from'->>'userId' END AS "userId",
        CASE a."event" WHEN 'ticket.edited' THEN a."data"->'changes'->'departmentId'->>'from' WHEN 'ticket.referred' THEN a."data"->'from'->>'departmentId' END AS "departmentId",
        a."data"->>'referralId' AS "referralId"
      FROM "Activity" a WHERE a."ticketId" = ${ticket.id}::uuid
        AND (a."event" IN ('ticket.assigned', 'ticket.referred') OR (a."event" = 'ticket.edited' AND a."data"->'changes' ? 'departmentId'))
    )
    SELECT f."at", by."name" AS "byName", f."isUser", f."userId", u."name" AS "userName", f."isDepartment", f."departmentId", d."name" AS "departmentName",
      r."kind"::text AS "kind", r."reason"
    FROM facts f LEFT JOIN "User" by ON by."id" = f."actorUserId" LEFT JOIN "User" u ON u."id" = f."userId"::uuid
    LEFT JOIN "Department" d ON d."id" = f."departmentId"::uuid LEFT JOIN "Referral" r ON r."id" = f."referralId"::uuid
    ORDER BY f."id"`;
  const named = (id: string | null, name: string | null): Named | null => (id === null ? null : { id, name: name ?? "" });
  const changes = rows.map(
    (row): HandChange => ({
      at: row.at.toISOString(),
      byName: row.byName,
      ...(row.isUser ? { fromUser: named(row.userId, row.userName) } : {}),
      ...(row.isDepartment ? { fromDepartment: named(row.departmentId, row.departmentName) } : {}),
      kind: row.kind,
      reason: row.reason,
    }),
  );
  const { responsible, department } = ticket;
  return holdingsOf(changes, { user: responsible, department, createdAt: ticket.createdAt.toISOString(), closedAt: ticket.closedAt?.toISOString() ?? null });
}
