import { type CustomerRecord, isNumberForName } from "@/domain/customers/record";
import { reachabilityOf } from "@/domain/messaging/reachability";
import { may } from "@/domain/policy";
import type { Ctx } from "@/server/platform/context";
import { faceOf } from "./face";
import { openTicketsOf } from "./open-tickets";

/** A customer's record (D4, D13): who it is, how to reach them, how satisfied they were and what is open. NOT_FOUND for an unknown id. */
export async function getCustomer(ctx: Ctx, customerId: string): Promise<CustomerRecord> {
  const [{ face, row }, tickets, fields] = await Promise.all([
    faceOf(ctx.db, customerId, { onCardOnly: false }),
    openTicketsOf(ctx.db, { customerId }),
    ctx.db.customerField.findMany({
      where: { retiredAt: null },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true, label: true, kind: true, options: true },
    }),
  ]);
  // An old address leads to the record that this one has become part of.
  if (row.mergedIntoId) return getCustomer(ctx, row.mergedIntoId);
  const reached = reachabilityOf(row);
  return {
    ...face,
    ...tickets,
    fields,
    version: row.version,
    website: row.company?.website ?? null,
    isOptedOut: row.smsOptOutAt !== null,
    unreachable: reached.canReach ? null : reached.reason,
    needsName: isNumberForName(row.name),
    canEdit: may(ctx.actor, "customer.edit", { customerId }),
  };
}
