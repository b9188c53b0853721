import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import type { ResetTemplateInput, SaveTemplateInput } from "@/domain/messaging/schema";
import { hasVariable, unknownVariables } from "@/domain/messaging/template";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";

type Saved = { id: string; version: number; isOn: boolean; body: string; noLinkBody: string; lookupName: string | null };
type Scope = { key: string; departmentId: string | null; stageId: string | null };

/**
 * Saves a template for everybody, a department or a stage. CONFLICT when somebody saved it in the meantime; INVALID_INPUT with the name of a
 * variable that the message does not have, for a login text without its code, and for a link in the text that goes out where links are refused.
 */
export const saveTemplate = command({
  action: "sms.configure",
  load: async (_tx, _input: SaveTemplateInput) => null,
  run: async ({ tx, input, emit }): Promise<{ version: number }> => {
    const { key, departmentId, stageId, expectedVersion, ...words } = input;
    for (const body of [words.body, words.noLinkBody]) {
      const [unknown] = unknownVariables(key, body);
      if (unknown !== undefined) throw new AppError("INVALID_INPUT", "template.unknown_variable", { variable: unknown.slice(0, 40) });
      if (key === "otp" && !hasVariable(body, "code")) throw new AppError("INVALID_INPUT", "template.code_missing");
    }
    if (hasVariable(words.noLinkBody, "link")) throw new AppError("INVALID_INPUT", "template.link_in_fallback");
    await checkScope(tx, { departmentId, stageId });
    const saved = await lockSaved(tx, { key, departmentId, stageId });
    if ((saved?.version ?? 0) !== expectedVersion) throw new AppError("CONFLICT", "template.changed_by_someone_else", { version: saved?.version ?? 0 });
    const data = { key, departmentId, stageId, changes: changesBetween(saved ?? {}, words) };
    emit({ event: "sms.template_saved", subject: { kind: "settings", id: "sms_templates" }, data });
    if (!saved) return tx.smsTemplate.create({ data: { key, departmentId, stageId, ...words }, select: { version: true } });
    return tx.smsTemplate.update({ where: { id: saved.id }, data: { ...words, version: { increment: 1 } }, select: { version: true } });
  },
});

/** Forgets what was saved in a scope: the wider one, or our own text, counts again. CONFLICT when it has changed since. */
export const resetTemplate = command({
  action: "sms.configure",
  load: async (_tx, _input: ResetTemplateInput) => null,
  run: async ({ tx, input, emit }): Promise<void> => {
    const saved = await lockSaved(tx, input);
    if (saved?.version !== input.expectedVersion) throw new AppError("CONFLICT", "template.changed_by_someone_else", { version: saved?.version ?? 0 });
    await tx.smsTemplate.delete({ where: { id: saved.id } });
    const { key, departmentId, stageId } = input;
    const { id: _id, version: _version, ...before } = saved;
    const changes = changesBetween(before, Object.fromEntries(Object.keys(before).map((field) => [field, null])));
    emit({ event: "sms.template_reset", subject: { kind: "settings", id: "sms_templates" }, data: { key, departmentId, stageId, changes } });
  },
});

async function lockSaved(tx: Tx, { key, departmentId, stageId }: Scope): Promise<Saved | undefined> {
  // Two people who save the same scope for the first time wait for each other as well.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`sms template ${key} ${departmentId} ${stageId}`}))`;
  const [row] = await tx.$queryRaw<Saved[]>`
    SELECT "id"::text AS "id", "version", "isOn", "body", "noLinkBody", "lookupName" FROM "SmsTemplate"
    WHERE "key" = ${key} AND "departmentId" IS NOT DISTINCT FROM ${departmentId}::uuid AND "stageId" IS NOT DISTINCT FROM ${stageId}::uuid FOR UPDATE`;
  return row;
}

async function checkScope(tx: Tx, { departmentId, stageId }: { departmentId: string | null; stageId: string | null }): Promise<void> {
  if (departmentId && !(await tx.department.findUnique({ where: { id: departmentId }, select: { id: true } })))
    throw new AppError("NOT_FOUND", "department.not_found");
  if (stageId && !(await tx.stage.findUnique({ where: { id: stageId }, select: { id: true } }))) throw new AppError("NOT_FOUND", "stage.not_found");
}
