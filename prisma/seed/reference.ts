import type { StageColor, StageKind } from "@/domain/board/schema";
import type { Tx } from "@/server/platform/db";

type ReferenceStage = { slug: string; name: string; publicLabel: string; color: StageColor; kind: StageKind };

/** What a desk without demo data begins with: one department and one pipeline, with the stages of the default support pipeline. */
export const reference = {
  organisation: { name: "کاریز" },
  pipeline: { slug: "support", name: "پشتیبانی" },
  stages: [
    { slug: "new", name: "درخواست جدید", publicLabel: "در انتظار پاسخ", color: "blue", kind: "NEW" },
    { slug: "in-progress", name: "در حال بررسی", publicLabel: "در حال بررسی", color: "violet", kind: "WORKING" },
    { slug: "waiting-customer", name: "نیاز به اطلاعات مشتری", publicLabel: "نیاز به اطلاعات بیشتر", color: "amber", kind: "WAITING" },
    { slug: "technical", name: "ارجاع به فنی", publicLabel: "در حال بررسی", color: "pink", kind: "WORKING" },
    { slug: "answered", name: "پاسخ داده شد", publicLabel: "پاسخ داده شده", color: "green", kind: "SOLVED" },
    { slug: "closed", name: "بسته", publicLabel: "بسته شده", color: "stone", kind: "CLOSED" },
  ] satisfies ReferenceStage[],
  department: { slug: "support", name: "پشتیبانی" },
} as const;

/**
 * Writes the reference data into a database without any pipeline; one that has a pipeline is left as it is. Resolves to the new
 * department's id, or null when nothing was written. Two at once write once: the second waits for the first one's transaction.
 */
export async function writeReference(tx: Tx, now: Date): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707371)`;
  if ((await tx.pipeline.count()) > 0) return null;
  const { organisation, pipeline, stages, department } = reference;
  await tx.organisation.upsert({ where: { id: 1 }, create: { id: 1, ...organisation }, update: {} });
  const { id: pipelineId } = await tx.pipeline.create({
    data: { ...pipeline, kind: "TICKET", createdAt: now, stages: { create: stages.map((stage, position) => ({ ...stage, position })) } },
  });
  const { id } = await tx.department.create({ data: { ...department, pipelineId } });
  return id;
}
