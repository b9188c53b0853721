import { isIranianMobile, maskPhone } from "@/persian/phone";
import type { Tx } from "@/server/platform/db";
import type { Emit } from "@/server/platform/outbox";

/** Two who write the same number at once: the second waits here until the first has committed, and then finds the owner. In one order, so that nobody waits in a circle. */
export async function lockNumbers(tx: Tx, numbers: readonly string[]): Promise<void> {
  for (const number of [...new Set(numbers)].sort()) await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${number}, 0))`;
}

/** The customer with this number (E.164), made with the number as its name when `mayCreate`; null when unknown and it may not be made. */
export async function findOrCreateByPhone(
  tx: Tx,
  input: { phone: string; now: Date; mayCreate: boolean; emit?: Emit },
): Promise<{ id: string; name: string; isNew: boolean } | null> {
  const find = () => tx.customerPhone.findUnique({ where: { e164: input.phone }, select: { customer: { select: { id: true, name: true } } } });
  const known = await find();
  if (known) return { ...known.customer, isNew: false };
  if (!input.mayCreate) return null;
  await lockNumbers(tx, [input.phone]);
  const since = await find();
  if (since) return { ...since.customer, isNew: false };
  const made = await tx.customer.create({
    data: {
      name: input.phone,
      createdAt: input.now,
      phones: { create: { e164: input.phone, kind: isIranianMobile(input.phone) ? "MOBILE" : "LANDLINE" } },
    },
    select: { id: true, name: true },
  });
  input.emit?.({ event: "customer.created", subject: { kind: "customer", id: made.id }, data: { phone: maskPhone(input.phone, "en") } });
  return { ...made, isNew: true };
}

/** The company of this name, ي and ی, ك and ک, ZWNJ and digits taken as the same; made when there is none. */
export async function findOrCreateCompany(tx: Tx, input: { name: string; now: Date; emit: Emit }): Promise<{ id: string; name: string }> {
  const find = () =>
    tx.$queryRaw<{ id: string; name: string }[]>`
      SELECT "id"::text AS "id", "name" FROM "Company" WHERE fa_norm("name") = fa_norm(${input.name}) ORDER BY ("name" = ${input.name}) DESC, "createdAt", "id" LIMIT 1`;
  const [known] = await find();
  if (known) return known;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(fa_norm(${input.name}), 1))`;
  const [since] = await find();
  if (since) return since;
  const made = await tx.company.create({ data: { name: input.name, createdAt: input.now }, select: { id: true, name: true } });
  input.emit({ event: "company.created", subject: { kind: "company", id: made.id }, data: { name: made.name } });
  return made;
}
