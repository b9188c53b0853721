import { randomUUID } from "node:crypto";
import { inWeekOrder } from "@/domain/departments/hours";
import type { SaveDepartmentInput } from "@/domain/departments/schema";
import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { Prisma } from "@/generated/prisma/client";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { oneAtATime } from "../one-at-a-time";

type Before = Awaited<ReturnType<typeof saved>>;

/**
 * Writes a department (D7, N28): a new one at the end, or a change of the version that was seen (CONFLICT otherwise). Open cards stay where
 * they are, whatever changes: only new ones go to another pipeline or stage.
 */
export const saveDepartment = command({
  action: "department.edit",
  load: async (tx, _input: SaveDepartmentInput) => oneAtATime(tx),
  run: async ({ tx, input, emit }): Promise<{ id: string; version: number }> => {
    const before = input.departmentId ? await saved(tx, input.departmentId) : null;
    if (before?.retiredAt) throw new AppError("RULE_VIOLATION", "department.retired");
    if (before && before.version !== input.expectedVersion) throw new AppError("CONFLICT", "department.changed_by_someone_else", { version: before.version });
    await refuseTakenName(tx, input);
    await refuseUnfitPlace(tx, input, before);
    const memberIds = await membersAfter(tx, input, before);
    const isFixed = input.responsibleRule === "FIXED";
    if (isFixed && !memberIds.includes(input.fixedResponsibleId ?? "")) throw new AppError("RULE_VIOLATION", "department.fixed_person_missing");
    const fields = {
      name: input.name,
      description: input.description || null,
      pipelineId: input.pipelineId,
      entryStageId: input.entryStageId,
      responsibleRule: input.responsibleRule,
      fixedResponsibleId: isFixed ? input.fixedResponsibleId : null,
      isInPortal: input.isInPortal,
    };
    const hours = input.answeringHours && inWeekOrder(input.answeringHours);
    const answeringHours = hours ?? Prisma.DbNull;
    const row = before
      ? await tx.department.update({
          where: { id: before.id },
          data: { ...fields, answeringHours, version: { increment: 1 } },
          select: { id: true, version: true },
        })
      : await tx.department.create({
          data: { ...fields, answeringHours, slug: `department-${randomUUID().slice(0, 8)}`, position: await endOfList(tx) },
          select: { id: true, version: true },
        });
    await tx.departmentMember.deleteMany({ where: { departmentId: row.id, userId: { in: input.removeMemberIds } } });
    await tx.departmentMember.createMany({ data: input.addMemberIds.map((userId) => ({ departmentId: row.id, userId })), skipDuplicates: true });
    const changes = changesBetween(before ? factsOf(before) : {}, { ...fields, answeringHours: hours, memberIds });
    if (Object.keys(changes).length > 0)
      emit({ event: before ? "department.edited" : "department.created", subject: { kind: "department", id: row.id }, data: { changes } });
    return row;
  },
});

async function saved(tx: Tx, departmentId: string) {
  const department = await tx.department.findUnique({ where: { id: departmentId }, include: { members: { select: { userId: true } } } });
  if (!department) throw new AppError("NOT_FOUND", "department.not_found");
  return department;
}

/** The place after the last department, retired ones included. */
export async function endOfList(tx: Tx): Promise<number> {
  const { _max } = await tx.department.aggregate({ _max: { position: true } });
  return (_max.position ?? -1) + 1;
}

function factsOf(before: Before) {
  const { name, description, pipelineId, entryStageId, responsibleRule, fixedResponsibleId, isInPortal, answeringHours, members } = before;
  const memberIds = members.map((member) => member.userId).sort();
  return { name, description, pipelineId, entryStageId, responsibleRule, fixedResponsibleId, isInPortal, answeringHours, memberIds };
}

async function refuseTakenName(tx: Tx, input: SaveDepartmentInput): Promise<void> {
  const [other] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "Department" WHERE fa_norm("name") = fa_norm(${input.name}) AND "retiredAt" IS NULL AND "id"::text <> ${input.departmentId ?? ""} LIMIT 1`;
  if (other) throw new AppError("RULE_VIOLATION", "department.name_taken");
}

/** New cards must find a place: a live pipeline of tickets, and in it the entry stage or some stage for new cards. What was so before may stay. */
async function refuseUnfitPlace(tx: Tx, input: SaveDepartmentInput, before: Before | null): Promise<void> {
  // Retiring a pipeline waits for this, and then sees the department.
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Pipeline" WHERE "id" = ${input.pipelineId}::uuid FOR KEY SHARE`;
  const pipeline = await tx.pipeline.findUnique({
    where: { id: input.pipelineId },
    select: { kind: true, retiredAt: true, stages: { where: { retiredAt: null, deletedAt: null }, select: { id: true, kind: true } } },
  });
  const entry = pipeline?.stages.find((stage) => stage.id === input.entryStageId);
  if (input.entryStageId && input.entryStageId !== before?.entryStageId && (!entry || entry.kind === "CLOSED"))
    throw new AppError("RULE_VIOLATION", "department.entry_stage_unfit");
  const canStart = entry || pipeline?.stages.some((stage) => stage.kind === "NEW");
  if (input.pipelineId !== before?.pipelineId && (pipeline?.kind !== "TICKET" || pipeline.retiredAt || !canStart))
    throw new AppError("RULE_VIOLATION", "department.pipeline_unfit");
}

async function membersAfter(tx: Tx, input: SaveDepartmentInput, before: Before | null): Promise<string[]> {
  const added = [...new Set(input.addMemberIds)];
  if (added.length > 0 && (await tx.user.count({ where: { id: { in: added }, isActive: true } })) !== added.length)
    throw new AppError("NOT_FOUND", "user.not_found");
  const ids = new Set([...(before?.members.map((member) => member.userId) ?? []), ...added]);
  for (const id of input.removeMemberIds) ids.delete(id);
  return [...ids].sort();
}
