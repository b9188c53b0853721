import { AppError } from "@/domain/errors";
import { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/platform/db";

/** Any number: those who shape pipelines take turns, all of them. Moves of cards do not wait for this lock. */
const ONE_AT_A_TIME = 7_401_301n;

/** Waits until nobody else shapes pipelines. It comes before every other lock of these commands. */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ONE_AT_A_TIME})`;
}

const stageFields = {
  id: true,
  name: true,
  publicLabel: true,
  color: true,
  kind: true,
  position: true,
  softLimit: true,
  ageingDays: true,
  isPortalVisible: true,
  retiredAt: true,
  entryRoles: true,
  entryUserIds: true,
  entryDepartmentIds: true,
} as const;

/**
 * A pipeline whose settings are about to change, with its stages (deleted ones not). `locked` stages, "all" or some, are held against cards
 * coming in, in one order for everybody; a card's own row and the pipeline's come after them, as in a move (server/board/ranks.ts).
 * NOT_FOUND when there is none.
 */
export async function lockedPipeline(tx: Tx, input: { pipelineId: string }, locked: "all" | readonly string[]) {
  await takeTurn(tx);
  const which = locked === "all" ? Prisma.sql`"pipelineId" = ${input.pipelineId}::uuid` : Prisma.sql`"id" = ANY(${[...locked]}::uuid[])`;
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Stage" WHERE ${which} ORDER BY "id" FOR NO KEY UPDATE`;
  const pipeline = await tx.pipeline.findUnique({
    where: { id: input.pipelineId },
    select: {
      id: true,
      name: true,
      slug: true,
      kind: true,
      retiredAt: true,
      settingsVersion: true,
      stages: { where: { deletedAt: null }, orderBy: [{ position: "asc" }, { id: "asc" }], select: stageFields },
    },
  });
  if (!pipeline) throw new AppError("NOT_FOUND", "pipeline.not_found");
  return pipeline;
}

export type LockedPipeline = Awaited<ReturnType<typeof lockedPipeline>>;

/** CONFLICT when somebody else has saved since `expectedVersion` (N30). */
export function refuseStale(pipeline: { settingsVersion: number }, expectedVersion: number): void {
  if (pipeline.settingsVersion !== expectedVersion) throw new AppError("CONFLICT", "pipeline.changed_by_someone_else", { version: pipeline.settingsVersion });
}

/** The end of every change of a pipeline's settings: the next save must have seen it. */
export async function raiseVersion(
  tx: Tx,
  pipelineId: string,
  data: { name?: string; slug?: string; retiredAt?: Date | null } = {},
): Promise<{ version: number }> {
  const { settingsVersion } = await tx.pipeline.update({
    where: { id: pipelineId },
    data: { ...data, settingsVersion: { increment: 1 } },
    select: { settingsVersion: true },
  });
  return { version: settingsVersion };
}

/** RULE_VIOLATION when another pipeline, living or not, has this address. The caller has its turn, so that nobody takes it in between. */
export async function refuseTakenSlug(tx: Tx, slug: string, ownId: string | null): Promise<void> {
  const other = await tx.pipeline.findUnique({ where: { slug }, select: { id: true } });
  if (other && other.id !== ownId) throw new AppError("RULE_VIOLATION", "pipeline.slug_taken");
}
