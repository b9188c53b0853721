import type { SaveDepartmentInput } from "@/domain/departments/schema";
import type { Db } from "@/server/platform/db";
import { agent, ctxOf } from "./actors";
import { aUser } from "./factories";

/** A department as its form sends it. */
export function anEntry(pipelineId: string, given: Partial<SaveDepartmentInput> = {}): SaveDepartmentInput {
  return {
    name: `دپارتمان ${Math.random().toString(36).slice(2, 10)}`,
    description: "",
    pipelineId,
    entryStageId: null,
    addMemberIds: [],
    removeMemberIds: [],
    responsibleRule: "NONE",
    fixedResponsibleId: null,
    answeringHours: null,
    isInPortal: true,
    ...given,
  };
}

/** An administrator's context. */
export async function asAdmin(db: Db) {
  return ctxOf(db, agent(await aUser(db, { role: "ADMIN" })));
}

/** What the history says of a department, oldest first. */
export async function factsOf(db: Db, departmentId: string) {
  const rows = await db.activity.findMany({ where: { subjectKind: "department", subjectId: departmentId }, orderBy: { id: "asc" } });
  return rows.map((row) => ({ event: row.event, data: row.data as Record<string, unknown> }));
}
