import type { BringBackDepartmentInput, RetireDepartmentInput } from "@/domain/departments/schema";
import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { oneAtATime } from "../one-at-a-time";
import { endOfList } from "./save-department";

/**
 * Takes a department out of use. Its open cards stay as they are; new requests go to `successorId`, which must be named while open cards or
 * an earlier department depend on this one. The last live department cannot go. CONFLICT when it has changed since it was seen.
 */
export const retireDepartment = command({
  action: "department.edit",
  load: async (tx, _input: RetireDepartmentInput) => oneAtATime(tx),
  run: async ({ tx, now, input, emit }): Promise<void> => {
    const department = await fresh(tx, input);
    if (department.retiredAt) throw new AppError("RULE_VIOLATION", "department.retired");
    const others = await tx.department.findMany({ where: { retiredAt: null, id: { not: department.id } }, select: { id: true } });
    if (others.length === 0) throw new AppError("RULE_VIOLATION", "department.last");
    if (input.successorId && !others.some((other) => other.id === input.successorId)) throw new AppError("NOT_FOUND", "department.not_found");
    if (!input.successorId && (await isDependedOn(tx, department.id))) throw new AppError("RULE_VIOLATION", "department.successor_needed");
    await tx.department.updateMany({ where: { successorId: department.id }, data: { successorId: input.successorId } });
    await tx.department.update({ where: { id: department.id }, data: { retiredAt: now, successorId: input.successorId, version: { increment: 1 } } });
    emit({ event: "department.retired", subject: { kind: "department", id: department.id }, data: { successorId: input.successorId } });
  },
});

/** Puts a retired department back into use, at the end of the list. Its pipeline must be in use too. */
export const bringBackDepartment = command({
  action: "department.edit",
  load: async (tx, _input: BringBackDepartmentInput) => oneAtATime(tx),
  run: async ({ tx, input, emit }): Promise<void> => {
    const department = await fresh(tx, input);
    if (!department.retiredAt) return;
    const [taken] = await tx.$queryRaw<
      unknown[]
    >`SELECT 1 FROM "Department" WHERE fa_norm("name") = fa_norm(${department.name}) AND "retiredAt" IS NULL LIMIT 1`;
    if (taken) throw new AppError("RULE_VIOLATION", "department.name_taken");
    if (department.pipeline.retiredAt) throw new AppError("RULE_VIOLATION", "department.pipeline_unfit");
    const position = await endOfList(tx);
    await tx.department.update({ where: { id: department.id }, data: { retiredAt: null, successorId: null, position, version: { increment: 1 } } });
    const changes = { successorId: { from: department.successorId, to: null } };
    emit({ event: "department.brought_back", subject: { kind: "department", id: department.id }, data: { changes } });
  },
});

async function fresh(tx: Tx, input: { departmentId: string; expectedVersion: number }) {
  // Retiring its pipeline waits for this, and then sees the department.
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Pipeline" WHERE "id" = (SELECT "pipelineId" FROM "Department" WHERE "id" = ${input.departmentId}::uuid) FOR KEY SHARE`;
  const department = await tx.department.findUnique({ where: { id: input.departmentId }, include: { pipeline: { select: { retiredAt: true } } } });
  if (!department) throw new AppError("NOT_FOUND", "department.not_found");
  if (department.version !== input.expectedVersion) throw new AppError("CONFLICT", "department.changed_by_someone_else", { version: department.version });
  return department;
}

async function isDependedOn(tx: Tx, departmentId: string): Promise<boolean> {
  const open = await tx.ticket.findFirst({ where: { departmentId, closedAt: null }, select: { id: true } });
  return open !== null || (await tx.department.findFirst({ where: { successorId: departmentId }, select: { id: true } })) !== null;
}
