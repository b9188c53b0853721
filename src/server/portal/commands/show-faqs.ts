import { command } from "@/server/platform/command";

/** Counts that a department's questions were shown before the form (deflection). */
export const showFaqs = command({
  action: "portal.file",
  load: async (_tx, _input: { departmentId: string }) => null,
  run: async ({ tx, input }): Promise<void> => {
    await tx.faq.updateMany({
      where: { departmentId: input.departmentId, isPublished: true, department: { isInPortal: true, retiredAt: null } },
      data: { shownCount: { increment: 1 } },
    });
  },
});
