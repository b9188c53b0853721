import { type SurveyDesign, shippedDesign } from "@/domain/surveys/design";
import { surveys as words } from "@/messages/fa/surveys";
import type { Db, Tx } from "@/server/platform/db";

export const designFields = {
  departmentId: true,
  version: true,
  isOn: true,
  question: true,
  scale: true,
  reasons: true,
  thanks: true,
  delayMinutes: true,
  cooldownDays: true,
  expiryDays: true,
  editableHours: true,
  lowScore: true,
} as const;

type Saved = SurveyDesign & { departmentId: string | null; version: number };

/** What is asked where nobody has saved anything. */
export const shipped: SurveyDesign = { ...shippedDesign, reasons: [...words.shippedReasons] };

/** All that has been saved; a row per department at most. */
export function savedDesigns(db: Db | Tx): Promise<Saved[]> {
  return db.surveyDesign.findMany({ orderBy: { id: "asc" }, select: designFields });
}

/** The design that counts for a department: its own, else everybody's, else ours. */
export function designIn(saved: readonly Saved[], departmentId: string | null): SurveyDesign {
  const found = saved.find((one) => departmentId !== null && one.departmentId === departmentId) ?? saved.find((one) => one.departmentId === null);
  if (!found) return shipped;
  const { departmentId: _of, version: _version, ...design } = found;
  return design;
}

export async function designFor(db: Db | Tx, departmentId: string): Promise<SurveyDesign> {
  const saved = await db.surveyDesign.findMany({ where: { OR: [{ departmentId }, { departmentId: null }] }, orderBy: { id: "asc" }, select: designFields });
  return designIn(saved, departmentId);
}
