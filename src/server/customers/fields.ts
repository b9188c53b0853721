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
