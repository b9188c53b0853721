import { z } from "zod";
import type { EditContactsInput } from "@/domain/customers/schema";
import { AppError } from "@/domain/errors";
import { isIranianMobile, maskPhone, parsePhone } from "@/persian/phone";
import { command } from "@/server/platform/command";
import type { Tx } from "@/server/platform/db";
import { lockNumbers } from "../find-or-create";
import { assertSeen, lockedCustomer } from "../locked-customer";

const Address = z.email().max(254);

/**
 * Replaces all numbers and e-mail addresses of a customer, in the given order; the first mobile gets the SMS. A number that stays keeps
 * what was proved of it. Errors name the line (`index`): INVALID_INPUT for what cannot be read or stands there twice, RULE_VIOLATION with
 * the owner for what another customer has, CONFLICT when somebody else changed the record first. Whoever signed in to the portal has to
 * do so again when a mobile goes, since it may be somebody else's tomorrow, and what waits to be sent to a number that went is not sent.
 */
export const editContacts = command({
  action: "customer.edit",
  load: (tx, input: EditContactsInput) => lockedCustomer(tx, input),
  run: async ({ tx, now, input, subject: customer, emit }): Promise<{ version: number }> => {
    assertSeen(customer, input.expectedVersion);
    const phones = readPhones(input.phones);
    const emails = readEmails(input.emails);
    await lockNumbers(tx, [...phones.map((phone) => phone.e164), ...emails]);
    await refuseTaken(tx, customer.id, phones, emails);
    const oldPhones = await tx.customerPhone.findMany({ where: { customerId: customer.id }, orderBy: [{ position: "asc" }, { id: "asc" }] });
    const oldEmails = await tx.customerEmail.findMany({ where: { customerId: customer.id }, orderBy: [{ position: "asc" }, { id: "asc" }] });
    const gone = oldPhones.filter((old) => !phones.some((phone) => phone.e164 === old.e164));
    const lost = oldEmails.filter((old) => !emails.includes(old.address));
    await tx.customerPhone.deleteMany({ where: { id: { in: gone.map((phone) => phone.id) } } });
    await tx.customerEmail.deleteMany({ where: { id: { in: lost.map((email) => email.id) } } });
    for (const [position, { e164, label }] of phones.entries()) {
      const kind = isIranianMobile(e164) ? "MOBILE" : "LANDLINE";
      await tx.customerPhone.upsert({ where: { e164 }, create: { customerId: customer.id, e164, kind, label, position }, update: { label, position } });
    }
    for (const [position, address] of emails.entries())
      await tx.customerEmail.upsert({ where: { address }, create: { customerId: customer.id, address, position }, update: { position } });
    if (gone.some((phone) => phone.kind === "MOBILE"))
      await tx.session.updateMany({ where: { customerId: customer.id, revokedAt: null }, data: { revokedAt: now } });
    await tx.smsMessage.updateMany({
      where: { customerId: customer.id, state: "QUEUED", phone: { in: gone.map((phone) => phone.e164) } },
      data: { state: "CANCELLED", settledAt: now },
    });
    const masked = (list: readonly { e164: string }[]) => list.map((phone) => maskPhone(phone.e164, "en"));
    const isNew = (phone: { e164: string }) => !oldPhones.some((old) => old.e164 === phone.e164);
    emit({
      event: "customer.edited",
      subject: { kind: "customer", id: customer.id },
      data: {
        fields: ["contacts"],
        phones: { added: masked(phones.filter(isNew)), removed: masked(gone) },
        emails: { added: emails.filter((email) => !oldEmails.some((old) => old.address === email)).length, removed: lost.length },
      },
    });
    return tx.customer.update({ where: { id: customer.id }, data: { version: { increment: 1 } }, select: { version: true } });
  },
});

function readPhones(given: EditContactsInput["phones"]): { e164: string; label: string | null }[] {
  const seen = new Set<string>();
  return given.map(({ number, label }, index) => {
    const e164 = parsePhone(number, { allowForeign: true });
    if (!e164) throw new AppError("INVALID_INPUT", "customer.phone_invalid", { index });
    if (seen.has(e164)) throw new AppError("INVALID_INPUT", "customer.phone_twice", { index });
    seen.add(e164);
    return { e164, label: label || null };
  });
}

function readEmails(given: readonly string[]): string[] {
  const seen = new Set<string>();
  return given.map((typed, index) => {
    const address = typed.toLowerCase();
    if (!Address.safeParse(address).success) throw new AppError("INVALID_INPUT", "customer.email_invalid", { index });
    if (seen.has(address)) throw new AppError("INVALID_INPUT", "customer.email_twice", { index });
    seen.add(address);
    return address;
  });
}

async function refuseTaken(tx: Tx, customerId: string, phones: readonly { e164: string }[], emails: readonly string[]): Promise<void> {
  const owner = { customerId: true, customer: { select: { name: true } } } as const;
  const takenPhone = await tx.customerPhone.findFirst({
    where: { e164: { in: phones.map((phone) => phone.e164) }, customerId: { not: customerId } },
    select: { e164: true, ...owner },
  });
  if (takenPhone) {
    const index = phones.findIndex((phone) => phone.e164 === takenPhone.e164);
    throw new AppError("RULE_VIOLATION", "customer.phone_taken", { index, customerId: takenPhone.customerId, name: takenPhone.customer.name });
  }
  const takenEmail = await tx.customerEmail.findFirst({
    where: { address: { in: [...emails] }, customerId: { not: customerId } },
    select: { address: true, ...owner },
  });
  if (takenEmail) {
    const index = emails.indexOf(takenEmail.address);
    throw new AppError("RULE_VIOLATION", "customer.email_taken", { index, customerId: takenEmail.customerId, name: takenEmail.customer.name });
  }
}
