import { createHash } from "node:crypto";
import type { Link } from "@/domain/audit/findings";
import { SEALED_COLUMNS, type SealedRow, sealText } from "@/domain/audit/seal-text";
import { Prisma } from "@/generated/prisma/client";

/** The seal of a row after the hash `before`, in hex; "" when the row is gone. */
export function sealOf(link: Pick<Link, "position" | "sealedAt" | "row">, before: string): string {
  if (!link.row) return "";
  const { position, sealedAt, row } = link;
  return createHash("sha256").update(sealText({ before, position, sealedAt, row })).digest("hex");
}

/** The columns of Activity, as `a`, the way a seal has them. */
export const sealedColumns = Prisma.sql`a."id"::text AS "id", a."ticketId"::text AS "ticketId",
  to_char(a."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", a."actorKind", a."actorUserId"::text AS "actorUserId",
  a."actorCustomerId"::text AS "actorCustomerId", a."event", a."data"::text AS "data", a."subjectKind", a."subjectId"`;

/** Below every id and position: nothing hides before the beginning. */
export const LOWEST = -(2n ** 63n);

/** The row in a result that has `sealedColumns`; null when it has none. */
export function sealedRow(row: Readonly<Record<string, unknown>>): SealedRow | null {
  if (typeof row.id !== "string") return null;
  return Object.fromEntries(SEALED_COLUMNS.map((column) => [column, (row[column] as string | null | undefined) ?? null])) as SealedRow;
}
