import { AppError } from "@/domain/errors";
import { type People, type PersonRow, stateOf } from "@/domain/people/schema";
import { Prisma } from "@/generated/prisma/client";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";

type Row = Omit<PersonRow, "state" | "lastSeenAt" | "linkExpiresAt"> & {
  isInvited: boolean;
  isActive: boolean;
  lastSeenAt: Date | null;
  linkExpiresAt: Date | null;
};

const people = (now: Date, only: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT u."id"::text AS "id", u."name", u."email", u."jobTitle", u."role"::text AS "role", u."isInvited", u."isActive", u."isAway", u."version",
    coalesce(d."departments", '[]'::json) AS "departments", s."lastSeenAt", coalesce(t."openCards", 0)::int AS "openCards", l."linkExpiresAt",
    f."userId" IS NOT NULL AS "hasTwoFactor"
  FROM "User" u
  LEFT JOIN (
    SELECT m."userId", json_agg(json_build_object('id', d."id", 'name', d."name") ORDER BY d."position") AS "departments"
    FROM "DepartmentMember" m JOIN "Department" d ON d."id" = m."departmentId" GROUP BY m."userId"
  ) d ON d."userId" = u."id"
  LEFT JOIN (SELECT "userId", max("lastSeenAt") AS "lastSeenAt" FROM "Session" WHERE "userId" IS NOT NULL GROUP BY "userId") s ON s."userId" = u."id"
  LEFT JOIN (SELECT "responsibleId", count(*) AS "openCards" FROM "Ticket" WHERE "closedAt" IS NULL GROUP BY "responsibleId") t ON t."responsibleId" = u."id"
  LEFT JOIN (
    SELECT "userId", max("expiresAt") AS "linkExpiresAt" FROM "StaffLink" WHERE "usedAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > ${now} GROUP BY "userId"
  ) l ON l."userId" = u."id"
  LEFT JOIN "TwoFactor" f ON f."userId" = u."id" AND f."enabledAt" IS NOT NULL
  WHERE ${only} ORDER BY u."isInvited" DESC, u."isActive" DESC, u."name"`;

const rowOf = ({ isInvited, isActive, lastSeenAt, linkExpiresAt, ...row }: Row): PersonRow => ({
  ...row,
  state: stateOf({ isInvited, isActive }),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
  linkExpiresAt: linkExpiresAt?.toISOString() ?? null,
});

const departmentsOf = (ctx: Ctx) => ctx.db.department.findMany({ where: { retiredAt: null }, orderBy: { position: "asc" }, select: { id: true, name: true } });

/** Everybody who works here, was invited or has left: invited first, then active, then suspended, each by name. */
export async function listPeople(ctx: Ctx): Promise<People> {
  authorize(ctx.actor, "people.manage", null);
  const [rows, departments] = await Promise.all([ctx.db.$queryRaw<Row[]>(people(ctx.now, Prisma.sql`true`)), departmentsOf(ctx)]);
  return { people: rows.map(rowOf), departments };
}

/** One of them. NOT_FOUND when there is none. */
export async function getPerson(ctx: Ctx, userId: string): Promise<PersonRow> {
  authorize(ctx.actor, "people.manage", null);
  const [row] = await ctx.db.$queryRaw<Row[]>(people(ctx.now, Prisma.sql`u."id" = ${userId}::uuid`));
  if (!row) throw new AppError("NOT_FOUND", "user.not_found");
  return rowOf(row);
}
