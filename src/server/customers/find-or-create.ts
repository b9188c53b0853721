import type { Tx } from "@/server/platform/db";

/** The customer with this mobile (E.164), made with the number as its name when `mayCreate`; null when unknown and it may not be made. */
export async function findOrCreateByPhone(
  tx: Tx,
  input: { phone: string; now: Date; mayCreate: boolean },
): Promise<{ id: string; name: string; isNew: boolean } | null> {
  const known = await tx.customerPhone.findUnique({ where: { e164: input.phone }, select: { customer: { select: { id: true, name: true } } } });
  if (known) return { ...known.customer, isNew: false };
  if (!input.mayCreate) return null;
  const made = await tx.customer.create({
    data: { name: input.phone, createdAt: input.now, phones: { create: { e164: input.phone, kind: "MOBILE" } } },
    select: { id: true, name: true },
  });
  return { ...made, isNew: true };
}
