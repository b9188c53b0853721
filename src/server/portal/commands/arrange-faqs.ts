import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";

/** Moves a question one place up or down among those of its department; at the edge nothing changes. */
export const moveFaq = command({
  action: "faq.edit",
  load: async (_tx, _input: { faqId: string; to: "up" | "down" }) => null,
  run: async ({ tx, input, emit }): Promise<void> => {
    const { departmentId } = await lockedFaq(tx, input.faqId);
    const ids = (await tx.faq.findMany({ where: { departmentId }, orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true } })).map((faq) => faq.id);
    const from = ids.indexOf(input.faqId);
    const to = from + (input.to === "up" ? -1 : 1);
    const other = ids[to];
    if (other === undefined) return;
    ids[to] = input.faqId;
    ids[from] = other;
    for (const [position, id] of ids.entries()) await tx.faq.update({ where: { id }, data: { position } });
    emit({ event: "faq.moved", subject: { kind: "faq", id: input.faqId }, data: { departmentId, changes: { position: { from: from + 1, to: to + 1 } } } });
  },
});

/** Removes a question for good. CONFLICT when somebody has changed it since it was seen. */
export const removeFaq = command({
  action: "faq.edit",
  load: async (_tx, _input: { faqId: string; expectedVersion: number }) => null,
  run: async ({ tx, input, emit }): Promise<void> => {
    const faq = await lockedFaq(tx, input.faqId);
    if (faq.version !== input.expectedVersion) throw new AppError("CONFLICT", "faq.changed_by_someone_else", { version: faq.version });
    const { question, answer, isPublished } = await tx.faq.delete({ where: { id: input.faqId } });
    const changes = changesBetween({ question, answer, isPublished }, { question: null, answer: null, isPublished: null });
    emit({ event: "faq.removed", subject: { kind: "faq", id: input.faqId }, data: { departmentId: faq.departmentId, changes } });
  },
});

/** Locks the department of a question, so that two people who arrange at once take turns. */
async function lockedFaq(tx: Tx, faqId: string): Promise<{ departmentId: string; version: number }> {
  const faq = await tx.faq.findUnique({ where: { id: faqId }, select: { departmentId: true } });
  if (!faq) throw new AppError("NOT_FOUND", "faq.not_found");
  await tx.$queryRaw`SELECT 1 AS "locked" FROM "Department" WHERE "id" = ${faq.departmentId}::uuid FOR NO KEY UPDATE`;
  const fresh = await tx.faq.findUnique({ where: { id: faqId }, select: { departmentId: true, version: true } });
  if (!fresh) throw new AppError("NOT_FOUND", "faq.not_found");
  return fresh;
}
