import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { ResetDesignInput, SaveDesignInput } from "@/domain/surveys/schema";
import { surveyWords } from "@/messages/survey-words";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";

const subject = { kind: "settings", id: "survey" } as const;

/** Any number: saves of the default take turns, for the database lets two rows have no department. */
const ONE_AT_A_TIME = 7_401_201n;

/**
 * Saves what is asked, for everybody or for one department. CONFLICT when somebody else saved first (N30). Texts left as we ship them are
 * kept empty, so that visitors read them in their own language.
 */
export const saveDesign = command({
  action: "survey.design",
  load: async (_tx, _input: SaveDesignInput) => null,
  run: async ({ tx, input, emit }): Promise<{ version: number }> => {
    const { departmentId, expectedVersion, ...given } = input;
    const shippedWords = surveyWords("fa");
    const design = {
      ...given,
      question: given.question === shippedWords.question ? "" : given.question,
      thanks: given.thanks === shippedWords.thanks ? "" : given.thanks,
    };
    if (departmentId && !(await tx.department.findUnique({ where: { id: departmentId }, select: { id: true } })))
      throw new AppError("NOT_FOUND", "department.not_found");
    const saved = await lockedDesign(tx, departmentId);
    if ((saved?.version ?? 0) !== expectedVersion) throw new AppError("CONFLICT", "survey.changed_by_someone_else", { version: saved?.version ?? 0 });
    emit({ event: "survey.design_saved", subject, data: { departmentId, changes: changesBetween(saved ?? {}, design) } });
    if (!saved) return tx.surveyDesign.create({ data: { ...design, departmentId }, select: { version: true } });
    return tx.surveyDesign.update({ where: { id: saved.id }, data: { ...design, version: { increment: 1 } }, select: { version: true } });
  },
});

/** Gives up what a department asks on its own: everybody's design counts there again. CONFLICT when it has changed meanwhile. */
export const resetDesign = command({
  action: "survey.design",
  load: async (_tx, _input: ResetDesignInput) => null,
  run: async ({ tx, input, emit }): Promise<void> => {
    const saved = await lockedDesign(tx, input.departmentId);
    if (saved?.version !== input.expectedVersion) throw new AppError("CONFLICT", "survey.changed_by_someone_else", { version: saved?.version ?? 0 });
    await tx.surveyDesign.delete({ where: { id: saved.id } });
    const { id: _id, version: _version, departmentId, ...before } = saved;
    const changes = changesBetween(before, Object.fromEntries(Object.keys(before).map((field) => [field, null])));
    emit({ event: "survey.design_reset", subject, data: { departmentId, changes } });
  },
});

async function lockedDesign(tx: Tx, departmentId: string | null) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ONE_AT_A_TIME})`;
  return tx.surveyDesign.findFirst({ where: { departmentId }, orderBy: { id: "asc" } });
}
