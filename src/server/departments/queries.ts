import { storedHours } from "@/domain/departments/hours";
import type { DepartmentEntry, DepartmentForm } from "@/domain/departments/schema";
import { AppError } from "@/domain/errors";
import type { Ctx } from "@/server/platform/context";

type EntryRow = Omit<DepartmentEntry, "description"> & { description: string | null };

/** Every department in the order of the list, retired ones last, with what an admin wants to know at a glance. */
export async function listDepartments(ctx: Ctx): Promise<DepartmentEntry[]> {
  const rows = await ctx.db.$queryRaw<EntryRow[]>`
    SELECT d."id"::text AS "id", d."version", d."name", d."description", p."name" AS "pipelineName", entry."name" AS "entryStageName",
      (SELECT count(*)::int FROM "DepartmentMember" m JOIN "User" u ON u."id" = m."userId" WHERE m."departmentId" = d."id" AND u."isActive") AS "memberCount",
      d."responsibleRule"::text AS "responsibleRule", f."name" AS "fixedResponsibleName", d."answeringHours" IS NOT NULL AS "hasOwnHours", d."isInPortal",
      d."retiredAt" IS NOT NULL AS "isRetired", s."name" AS "successorName", coalesce(open.n, 0) AS "openCount"
    FROM "Department" d JOIN "Pipeline" p ON p."id" = d."pipelineId"
    LEFT JOIN "User" f ON f."id" = d."fixedResponsibleId" LEFT JOIN "Department" s ON s."id" = d."successorId"
    LEFT JOIN LATERAL (
      SELECT e."name" FROM "Stage" e WHERE e."pipelineId" = d."pipelineId" AND e."retiredAt" IS NULL AND e."deletedAt" IS NULL AND (e."kind" = 'NEW' OR (e."id" = d."entryStageId" AND e."kind" <> 'CLOSED'))
      ORDER BY (e."id" IS NOT DISTINCT FROM d."entryStageId") DESC, e."position" LIMIT 1) entry ON TRUE
    LEFT JOIN (SELECT "departmentId", count(*)::int AS n FROM "Ticket" WHERE "closedAt" IS NULL GROUP BY "departmentId") open ON open."departmentId" = d."id"
    ORDER BY d."retiredAt" IS NOT NULL, d."position", d."id"`;
  return rows.map((row) => ({ ...row, description: row.description ?? "" }));
}

/** What the form of a department (null = a new one) needs. NOT_FOUND for one that does not exist or is retired. */
export async function getDepartmentForm(ctx: Ctx, departmentId: string | null): Promise<DepartmentForm> {
  const [row, openCount, pipelines, people, organisation, others, standsIn] = await Promise.all([
    departmentId ? ctx.db.department.findFirst({ where: { id: departmentId, retiredAt: null }, include: { members: { select: { userId: true } } } }) : null,
    departmentId ? ctx.db.ticket.count({ where: { departmentId, closedAt: null } }) : 0,
    ctx.db.pipeline.findMany({
      where: { OR: [{ retiredAt: null, kind: "TICKET" }, ...(departmentId ? [{ departments: { some: { id: departmentId } } }] : [])] },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: {
        id: true,
        name: true,
        stages: { where: { retiredAt: null, deletedAt: null }, orderBy: { position: "asc" }, select: { id: true, name: true, color: true, kind: true } },
      },
    }),
    ctx.db.user.findMany({
      where: { OR: [{ isActive: true }, ...(departmentId ? [{ departments: { some: { departmentId } } }] : [])] },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, jobTitle: true, isAway: true, isActive: true, role: true },
    }),
    ctx.db.organisation.findUnique({ where: { id: 1 }, select: { answeringHours: true } }),
    ctx.db.department.findMany({
      where: { retiredAt: null, ...(departmentId ? { id: { not: departmentId } } : {}) },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, name: true },
    }),
    departmentId ? ctx.db.department.count({ where: { successorId: departmentId } }) : 0,
  ]);
  if (departmentId && !row) throw new AppError("NOT_FOUND", "department.not_found");
  return {
    department: row && {
      id: row.id,
      version: row.version,
      name: row.name,
      description: row.description ?? "",
      pipelineId: row.pipelineId,
      entryStageId: row.entryStageId,
      memberIds: row.members.map((member) => member.userId),
      responsibleRule: row.responsibleRule,
      fixedResponsibleId: row.fixedResponsibleId,
      answeringHours: storedHours(row.answeringHours),
      isInPortal: row.isInPortal,
      openCount,
    },
    pipelines,
    people: people.map(({ isActive, role, ...person }) => ({ ...person, mayBeResponsible: isActive && role !== "READER" })),
    organisationHours: organisation?.answeringHours ?? "",
    others,
    needsSuccessor: openCount > 0 || standsIn > 0,
  };
}
