import { type Candidate, chooseResponsible } from "@/domain/departments/assignment";
import { flush } from "@/server/platform/outbox";
import type { Reaction } from "@/server/platform/reactions";

/**
 * A card was filed without a responsible: the rule of its department names one (N8, N19), whoever filed it. Cards of one department are given
 * out one after another, so two that come at the same instant do not go to the same person in turn. Nobody present = the department keeps it.
 */
export const assignByRule: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "ticket.created" || fact.data.channel === "IMPORT") return;
  const { departmentId } = fact.data;
  const department = await tx.department.findUnique({ where: { id: departmentId }, select: { responsibleRule: true, fixedResponsibleId: true } });
  if (!department || department.responsibleRule === "NONE") return;
  const { responsibleRule: rule, fixedResponsibleId } = department;
  // Not the department's row: the form that changes it must not wait for every customer.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('assign:' || ${departmentId}, 0))`;
  const ticket = await tx.ticket.findUnique({ where: { id: fact.ticketId }, select: { pipelineId: true, responsibleId: true, closedAt: true } });
  if (!ticket || ticket.responsibleId !== null || ticket.closedAt !== null) return;
  const members = await tx.$queryRaw<Candidate[]>`
    SELECT u."id"::text AS "userId", u."isActive" AND NOT u."isAway" AND u."role" <> 'READER' AS "isPresent", m."lastTurn",
      CASE WHEN ${rule} = 'LEAST_LOADED' THEN (SELECT count(*)::int FROM "Ticket" t WHERE t."responsibleId" = u."id" AND t."closedAt" IS NULL) ELSE 0 END AS "openCards"
    FROM "DepartmentMember" m JOIN "User" u ON u."id" = m."userId" WHERE m."departmentId" = ${departmentId}::uuid`;
  const to = chooseResponsible(rule, fixedResponsibleId, members);
  if (to === null) return;
  await tx.$executeRaw`
    UPDATE "DepartmentMember" SET "lastTurn" = (SELECT max("lastTurn") + 1 FROM "DepartmentMember" WHERE "departmentId" = ${departmentId}::uuid)
    WHERE "departmentId" = ${departmentId}::uuid AND "userId" = ${to}::uuid`;
  await tx.ticket.update({ where: { id: fact.ticketId }, data: { responsibleId: to } });
  await flush(tx, { ...ctx, actor: { kind: "system", job: "tickets.assignByRule" } }, [
    { event: "ticket.assigned", ticketId: fact.ticketId, pipelineIds: [ticket.pipelineId], data: { from: null, to, rule } },
  ]);
};
