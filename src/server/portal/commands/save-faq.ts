import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { SaveFaqInput } from "@/domain/portal/schema";
import { command } from "@/server/platform/command";

/** Writes a department's question: a new one at the end, or a change of the version that was seen (CONFLICT otherwise). */
export const saveFaq = command({
  action: "faq.edit",
  load: async (_tx, _input: SaveFaqInput) => null,
  run: async ({ tx, input, emit }): Promise<{ id: string; version: number }> => {
    const words = { question: input.question, answer: input.answer, isPublished: input.isPublished };
    if (!input.faqId) {
      const department = await tx.department.findUnique({
        where: { id: input.departmentId },
        select: { faqs: { orderBy: { position: "desc" }, take: 1, select: { position: true } } },
      });
      if (!department) throw new AppError("NOT_FOUND", "department.not_found");
      const faq = await tx.faq.create({
        data: { ...words, departmentId: input.departmentId, position: (department.faqs[0]?.position ?? -1) + 1 },
        select: { id: true, version: true },
      });
      emit({ event: "faq.saved", subject: { kind: "faq", id: faq.id }, data: { departmentId: input.departmentId, changes: changesBetween({}, words) } });
      return faq;
    }
    const before = await tx.faq.findUnique({
      where: { id: input.faqId },
      select: { departmentId: true, question: true, answer: true, isPublished: true },
    });
    const saved = await tx.faq.updateMany({ where: { id: input.faqId, version: input.expectedVersion ?? 0 }, data: { ...words, version: { increment: 1 } } });
    if (saved.count === 0) {
      const fresh = await tx.faq.findUnique({ where: { id: input.faqId }, select: { version: true } });
      if (!fresh) throw new AppError("NOT_FOUND", "faq.not_found");
      throw new AppError("CONFLICT", "faq.changed_by_someone_else", { version: fresh.version });
    }
    const data = { departmentId: before?.departmentId ?? input.departmentId, changes: changesBetween(before ?? {}, words) };
    emit({ event: "faq.saved", subject: { kind: "faq", id: input.faqId }, data });
    return { id: input.faqId, version: (input.expectedVersion ?? 0) + 1 };
  },
});
