import type { SaveCustomerFieldInput } from "@/domain/customers/schema";
import { FIELDS_LIMIT } from "@/domain/customers/terms";
import { AppError } from "@/domain/errors";
import { changesBetween } from "@/domain/events";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";

/** Any number: changes of the fields take turns, so that names stay unique and the order has no holes. */
const ONE_AT_A_TIME = 7_401_206n;

/** Makes a field for facts of customers, or changes its name, choices and place of showing. A choice that is in use cannot be taken away. */
export const saveCustomerField = command({
  action: "customerField.edit",
  load: async (_tx, _input: SaveCustomerFieldInput) => null,
  run: async ({ tx, now, input, emit }): Promise<{ id: string; version: number }> => {
    await takeTurn(tx);
    const known = "fieldId" in input ? await seenField(tx, input) : null;
    const kind = "kind" in input ? input.kind : known?.kind;
    const options = kind === "CHOICE" ? input.options : [];
    if (kind === "CHOICE" && options.length < 2) throw new AppError("INVALID_INPUT", "customerField.options_missing");
    const { label, isOnCard } = input;
    const [same] = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id"::text AS "id" FROM "CustomerField" WHERE fa_norm("label") = fa_norm(${label}) AND "id" IS DISTINCT FROM ${known?.id ?? null}::uuid LIMIT 1`;
    if (same) throw new AppError("RULE_VIOLATION", "customerField.label_taken");
    if (!known) {
      if ((await tx.customerField.count({ where: { retiredAt: null } })) >= FIELDS_LIMIT) throw new AppError("RULE_VIOLATION", "customerField.too_many");
      const last = await tx.customerField.aggregate({ _max: { position: true } });
      const made = await tx.customerField.create({
        data: { label, kind: kind ?? "TEXT", options, isOnCard, position: (last._max.position ?? -1) + 1, createdAt: now },
        select: { id: true, version: true, kind: true },
      });
      emit({ event: "customerField.added", subject: { kind: "settings", id: made.id }, data: { label, kind: made.kind } });
      return { id: made.id, version: made.version };
    }
    const gone = known.options.filter((option) => !options.includes(option));
    if (gone.length > 0 && (await tx.customerFact.count({ where: { fieldId: known.id, value: { in: gone } } })) > 0)
      throw new AppError("RULE_VIOLATION", "customerField.option_in_use");
    const wanted = { label, options, isOnCard };
    const changes = changesBetween(known, wanted);
    if (Object.keys(changes).length === 0) return { id: known.id, version: known.version };
    emit({ event: "customerField.edited", subject: { kind: "settings", id: known.id }, data: { changes } });
    return tx.customerField.update({ where: { id: known.id }, data: { ...wanted, version: { increment: 1 } }, select: { id: true, version: true } });
  },
});

/** Takes a field out of use, its values kept, or back into use. CONFLICT when it has changed meanwhile. */
export const retireCustomerField = command({
  action: "customerField.edit",
  load: async (_tx, _input: { fieldId: string; expectedVersion: number; isRetired: boolean }) => null,
  run: async ({ tx, now, input, emit }): Promise<void> => {
    await takeTurn(tx);
    const known = await seenField(tx, input);
    if ((known.retiredAt !== null) === input.isRetired) return;
    await tx.customerField.update({ where: { id: known.id }, data: { retiredAt: input.isRetired ? now : null, version: { increment: 1 } } });
    emit({
      event: "customerField.edited",
      subject: { kind: "settings", id: known.id },
      data: { changes: { isRetired: { from: !input.isRetired, to: input.isRetired } } },
    });
  },
});

/** Moves a field one place up or down among those in use. At the end of the list nothing happens. */
export const moveCustomerField = command({
  action: "customerField.edit",
  load: async (_tx, _input: { fieldId: string; to: "up" | "down" }) => null,
  run: async ({ tx, input, emit }): Promise<void> => {
    await takeTurn(tx);
    const fields = await tx.customerField.findMany({ where: { retiredAt: null }, orderBy: [{ position: "asc" }, { id: "asc" }], select: { id: true } });
    const from = fields.findIndex((field) => field.id === input.fieldId);
    if (from < 0) throw new AppError("NOT_FOUND", "customerField.not_found");
    const to = input.to === "up" ? from - 1 : from + 1;
    const [moved, other] = [fields[from], fields[to]];
    if (!moved || !other) return;
    [fields[from], fields[to]] = [other, moved];
    for (const [position, field] of fields.entries()) await tx.customerField.update({ where: { id: field.id }, data: { position } });
    emit({ event: "customerField.edited", subject: { kind: "settings", id: moved.id }, data: { changes: { position: { from, to } } } });
  },
});

async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ONE_AT_A_TIME})`;
}

async function seenField(tx: Tx, input: { fieldId: string; expectedVersion: number }) {
  const field = await tx.customerField.findUnique({ where: { id: input.fieldId } });
  if (!field) throw new AppError("NOT_FOUND", "customerField.not_found");
  if (field.version !== input.expectedVersion) throw new AppError("CONFLICT", "customerField.changed_by_someone_else", { version: field.version });
  return field;
}
