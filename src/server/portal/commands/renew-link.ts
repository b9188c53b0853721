import { AppError } from "@/domain/errors";
import { networkOf } from "@/domain/identity/network";
import { parseMobile } from "@/persian/phone";
import { countCodeRequest } from "@/server/identity";
import { queueSms } from "@/server/messaging";
import { command } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import type { Tx } from "@/server/platform/db";

const MINUTES = 30;

type Asked = { phone: string; address: string; number?: number | null; oldLinkId?: string | null };

/**
 * Sends a fresh link to the mobile that a visitor names (product.md §5.4), if it is one of the customer's own. Counted like login codes and
 * silent about what exists: the answer is the same for every number. Which ticket: the one of the dead link, else the number given, else the
 * latest one.
 */
export async function renewLink(ctx: Ctx, asked: Asked): Promise<void> {
  const phone = parseMobile(asked.phone);
  if (!phone) throw new AppError("INVALID_INPUT", "login.phone_invalid");
  await countCodeRequest(ctx.db, { phone, address: networkOf(asked.address) });
  await sendFreshLink(ctx, { phone, number: asked.number ?? null, oldLinkId: asked.oldLinkId ?? null });
}

const sendFreshLink = command({
  action: "link.renew",
  load: async (_tx, _input: { phone: string; number: number | null; oldLinkId: string | null }) => null,
  run: async ({ tx, input, now }): Promise<void> => {
    const owner = await tx.customerPhone.findUnique({ where: { e164: input.phone }, select: { customerId: true } });
    if (!owner) return;
    const ticket = await wantedTicket(tx, owner.customerId, input);
    if (!ticket) return;
    const expiresAt = new Date(now.getTime() + MINUTES * 60_000);
    await queueSms(tx, { template: "linkRenewed", phone: input.phone, customerId: owner.customerId, ticketId: ticket.id, now, expiresAt });
  },
});

async function wantedTicket(tx: Tx, customerId: string, wanted: { number: number | null; oldLinkId: string | null }): Promise<{ id: string } | null> {
  const own = { customerId, pipeline: { kind: "TICKET" as const } };
  const select = { id: true };
  const ofOldLink = wanted.oldLinkId ? await tx.ticket.findFirst({ where: { ...own, links: { some: { id: wanted.oldLinkId } } }, select }) : null;
  if (ofOldLink) return ofOldLink;
  if (wanted.number) return tx.ticket.findFirst({ where: { ...own, number: wanted.number }, select });
  return tx.ticket.findFirst({ where: own, orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { updatedAt: "desc" }], select });
}
