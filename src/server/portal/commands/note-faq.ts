import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";

/** Counts that a question was opened or solved the matter (deflection, R7). */
export const noteFaq = command({
  action: "portal.file",
  load: async (_tx, _input: { faqId: string; what: "opened" | "solved" }) => null,
  run: async ({ tx, input }): Promise<void> => {
    const counted = await tx.faq.updateMany({
      where: { id: input.faqId, isPublished: true },
      data: input.what === "opened" ? { openedCount: { increment: 1 } } : { solvedCount: { increment: 1 } },
    });
    if (counted.count === 0) throw new AppError("NOT_FOUND", "faq.not_found");
  },
});
