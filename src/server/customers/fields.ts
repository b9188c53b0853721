import type { CustomerFieldItem } from "@/domain/customers/record";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";

/** Every field for facts, retired ones too, in their order, with how many customers have a value. For admins. */
export async function listCustomerFields(ctx: Ctx): Promise<CustomerFieldItem[]> {
  authorize(ctx.actor, "customerField.edit", null);
  const rows = await ctx.db.customerField.findMany({
    orderBy: [{ retiredAt: { sort: "asc", nulls: "first" } }, { position: "asc" }, { id: "asc" }],
    include: { _count: { select: { facts: true } } },
  });
  return rows.map(({ id, label, kind, options, isOnCard, retiredAt, version, _count }) => ({
    ...{ id, label, kind, options, isOnCard, version },
    isRetired: retiredAt !== null,
    used: _count.facts,
  }));
}

/** The fields of kind choice in use, with what may be chosen: what the list can be filtered by. */
export async function choiceFields(ctx: Ctx): Promise<{ id: string; label: string; options: string[] }[]> {
  authorize(ctx.actor, "customer.read", null);
  return ctx.db.customerField.findMany({
    where: { kind: "CHOICE", retiredAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, label: true, options: true },
  });
}
