import type { TemplateKey } from "@/domain/messaging/template";
import { sms } from "@/messages/fa/sms";
import type { Db, Tx } from "@/server/platform/db";

/** A template as it is used: saved for the stage, the department or everybody, else as we ship it. */
export type Template = { key: TemplateKey; isOn: boolean; body: string; noLinkBody: string; lookupName: string | null; isDefault: boolean };

export type TemplateScope = { key: TemplateKey; departmentId: string | null; stageId: string | null };

type Saved = TemplateScope & Omit<Template, "key" | "isDefault">;

/** All saved templates; a few dozen rows at most. */
export function savedTemplates(db: Db | Tx): Promise<Saved[]> {
  return db.smsTemplate.findMany({
    select: { key: true, departmentId: true, stageId: true, isOn: true, body: true, noLinkBody: true, lookupName: true },
  }) as Promise<Saved[]>;
}

/**
 * The template that counts in a scope: of the stage, then of the department, then everybody's, then ours. Reaching a stage says nothing
 * unless somebody wrote a text for that stage.
 */
export function templateFor(saved: readonly Saved[], scope: TemplateScope): Template {
  const same = saved.filter((row) => row.key === scope.key);
  const ofStage = scope.stageId ? same.find((row) => row.stageId === scope.stageId) : undefined;
  const found =
    ofStage ??
    same.find((row) => row.stageId === null && row.departmentId !== null && row.departmentId === scope.departmentId) ??
    same.find((row) => row.stageId === null && row.departmentId === null);
  if (found) return { key: scope.key, isOn: found.isOn, body: found.body, noLinkBody: found.noLinkBody, lookupName: found.lookupName, isDefault: false };
  return { key: scope.key, isOn: scope.key !== "stageEntered", ...sms.templates[scope.key], lookupName: null, isDefault: true };
}
