import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { type EntryLimit, may } from "@/domain/policy";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/platform/db";

/** Who may enter "Stage" s, members of its departments named one by one; null = everybody. */
export const entryLimitJson = Prisma.sql`CASE WHEN cardinality(s."entryRoles") + cardinality(s."entryUserIds") + cardinality(s."entryDepartmentIds") > 0 THEN
  json_build_object('roles', s."entryRoles", 'userIds',
    s."entryUserIds" || ARRAY(SELECT m."userId" FROM "DepartmentMember" m WHERE m."departmentId" = ANY(s."entryDepartmentIds"))) END`;

/** FORBIDDEN when the stage is limited to others (D15). */
export function refuseEntry(actor: Actor, limit: EntryLimit | null): void {
  if (!may(actor, "stage.enter", { limit })) throw new AppError("FORBIDDEN", "stage.entry_limited");
}

/** The same for the stage that a ticket has just been put into; the refusal takes that back with its transaction. */
export async function refuseEntryOf(tx: Tx, actor: Actor, ticketId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ limit: EntryLimit | null }[]>`
    SELECT ${entryLimitJson} AS "limit" FROM "Stage" s JOIN "Ticket" t ON t."stageId" = s."id" WHERE t."id" = ${ticketId}::uuid`;
  refuseEntry(actor, row?.limit ?? null);
}
