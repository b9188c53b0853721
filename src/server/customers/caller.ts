import type { Caller } from "@/domain/customers/schema";
import { parsePhone } from "@/persian/phone";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { openTicketsOf } from "./open-tickets";

const SHOWN = 5;

/** Who has this number, in any form and digits, with what they have open: read while the number is still being typed. */
export async function whoCalls(ctx: Ctx, typed: string): Promise<Caller> {
  authorize(ctx.actor, "customer.read", null);
  const phone = parsePhone(typed, { allowForeign: true });
  if (!phone) return { phone: null, customer: null };
  const found = await ctx.db.customerPhone.findUnique({
    where: { e164: phone },
    select: { customer: { select: { id: true, name: true, company: { select: { name: true } } } } },
  });
  if (!found) return { phone, customer: null };
  const { id, name, company } = found.customer;
  const { open, openCount } = await openTicketsOf(ctx.db, { customerId: id });
  const openTickets = open.slice(0, SHOWN).map(({ number, title, stageName, stageColor }) => ({ number, title, stageName, stageColor }));
  return { phone, customer: { id, name, companyName: company?.name ?? null, phone, openTickets, openCount } };
}
