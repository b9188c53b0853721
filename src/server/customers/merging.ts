import { z } from "zod";
import type { MergedFields } from "@/domain/customers/merge";
import { AppError } from "@/domain/errors";
import { Prisma } from "@/generated/prisma/client";
import type { Db, Tx } from "@/server/platform/db";
import { customerColumns } from "./owned-tables";

const Fields = z.object({
  name: z.string(),
  companyId: z.string().nullable(),
  jobTitle: z.string().nullable(),
  city: z.string().nullable(),
  staffNote: z.string().nullable(),
  smsOptOutAt: z.coerce.date().nullable(),
  createdAt: z.coerce.date(),
});
const Placed = z.array(z.object({ id: z.string(), position: z.number() }));

/** What is kept of a merge so that it can be taken back. */
export const Kept = z.object({
  /** The survivor's own fields before and as the merge left them: only what nobody has changed since is put back. */
  before: Fields,
  after: Fields,
  mergedCompanyId: z.string().nullable(),
  facts: z.array(z.object({ fieldId: z.string(), before: z.string().nullable(), after: z.string() })),
  phones: Placed,
  emails: Placed,
  /** Ids of the rows that went over, by table. */
  moved: z.record(z.string(), z.array(z.string())),
});
export type Kept = z.infer<typeof Kept>;

/** These do not simply change hands: history is never rewritten, sessions end, facts are chosen, numbers and addresses keep an order. */
const apart: readonly string[] = ["Activity", "Session", "CustomerFact", "CustomerPhone", "CustomerEmail"];
const changingHands = customerColumns.filter(({ table }) => !apart.includes(table));

const name = (text: string): Prisma.Sql => Prisma.raw(`"${text}"`);
const idType = (table: string): Prisma.Sql => Prisma.raw(table === "SmsMessage" ? "bigint" : "uuid");

/** Gives everything of `fromId` to `toId`; answers with the ids of what moved, by table. */
export async function handOver(tx: Tx, fromId: string, toId: string): Promise<Record<string, string[]>> {
  const moved: Record<string, string[]> = {};
  for (const { table, column } of changingHands) {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      UPDATE ${name(table)} SET ${name(column)} = ${toId}::uuid WHERE ${name(column)} = ${fromId}::uuid RETURNING "id"::text AS "id"`;
    moved[table] = rows.map((row) => row.id);
  }
  return moved;
}

/** Gives back what moved, as far as the survivor still has it: what was given to a third record since stays there. */
export async function handBack(tx: Tx, moved: Readonly<Record<string, readonly string[]>>, survivorId: string, mergedId: string): Promise<void> {
  for (const { table, column } of changingHands) {
    const ids = moved[table] ?? [];
    if (ids.length === 0) continue;
    await tx.$executeRaw`
      UPDATE ${name(table)} SET ${name(column)} = ${mergedId}::uuid WHERE "id" = ANY(${[...ids]}::text[]::${idType(table)}[]) AND ${name(column)} = ${survivorId}::uuid`;
  }
}

/** How much of each kind a customer has; what history tells is nobody's to move. */
export async function countOwned(db: Db | Tx, customerId: string): Promise<Record<string, number>> {
  const parts = customerColumns
    .filter(({ table }) => table !== "Activity")
    .map(({ table, column }) => {
      const living = table === "Session" ? Prisma.sql`AND "revokedAt" IS NULL` : Prisma.empty;
      return Prisma.sql`SELECT ${table} AS "table", count(*)::int AS "count" FROM ${name(table)} WHERE ${name(column)} = ${customerId}::uuid ${living}`;
    });
  const rows = await db.$queryRaw<{ table: string; count: number }[]>`${Prisma.join(parts, " UNION ALL ")}`;
  return Object.fromEntries(rows.map((row) => [row.table, row.count]));
}

/** Both rows, locked in one order whoever is named first, against whatever is being written for either. NOT_FOUND when one does not exist. */
export async function lockedPair(tx: Tx, oneId: string, otherId: string) {
  await tx.$queryRaw`SELECT "id" FROM "Customer" WHERE "id" IN (${oneId}::uuid, ${otherId}::uuid) ORDER BY "id" FOR UPDATE`;
  const rows = await tx.customer.findMany({ where: { id: { in: [oneId, otherId] } }, include: { facts: true, phones: true, emails: true } });
  const [one, other] = [oneId, otherId].map((id) => rows.find((row) => row.id === id));
  if (!one || !other) throw new AppError("NOT_FOUND", "customer.not_found");
  return { one, other };
}

/** The own fields of a record, as a merge keeps them. */
export function ownFields(row: MergedFields): MergedFields {
  const { name: called, companyId, jobTitle, city, staffNote, smsOptOutAt, createdAt } = row;
  return { name: called, companyId, jobTitle, city, staffNote, smsOptOutAt, createdAt };
}

/** The boards on which a card of this customer lies: its name on them may be another now. */
export async function boardsOf(tx: Tx, customerId: string): Promise<string[]> {
  const rows = await tx.ticket.findMany({ where: { customerId, closedAt: null }, distinct: ["pipelineId"], select: { pipelineId: true } });
  return rows.map((row) => row.pipelineId);
}
