import { inboundTitle } from "@/domain/messaging/inbound-title";
import { formatPhone, parseMobile } from "@/persian/phone";
import { cleanBody, cleanLine } from "@/persian/text";
import { type Ctx, systemCtx } from "@/server/platform/context";
import type { Db, Tx } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { type Fact, flush } from "@/server/platform/outbox";
import { insertTicket } from "@/server/tickets";
import type { SmsGateway } from "./gateway";

export type InboundMessage = { providerId: string; from: string; line: string; body: string; receivedAt: Date };

const PAGE = 100;
const MAX_PAGES = 50;

/** Keeps a customer's SMS before anything is made of it; the same message told twice is kept once. Answers with whether it was new. */
export async function storeInbound(db: Db, message: InboundMessage): Promise<boolean> {
  const written = await db.inboundSms.createMany({
    data: [
      {
        providerId: BigInt(message.providerId),
        phone: parseMobile(message.from) ?? message.from,
        line: message.line,
        body: message.body,
        receivedAt: message.receivedAt,
      },
    ],
    skipDuplicates: true,
  });
  return written.count > 0;
}

/** Reads what the line got while no webhook told us; each page is stored before the next is asked for, since asking marks it read. */
export async function pollInbound(db: Db, gateway: SmsGateway, line: string): Promise<number> {
  let stored = 0;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const messages = await gateway.receive({ line });
    for (const message of messages) {
      const { messageId, from, to, message: body, date } = message;
      if (await storeInbound(db, { providerId: messageId, from, line: to, body, receivedAt: instantOf(date) })) stored += 1;
    }
    if (messages.length < PAGE) break;
  }
  return stored;
}

/** Makes something of every stored message that nobody has handled; one that fails does not stop the others and is tried again. */
export async function handleInbound(db: Db, now: Date): Promise<number> {
  const waiting = await db.inboundSms.findMany({ where: { handledAt: null }, orderBy: { receivedAt: "asc" }, take: 100, select: { id: true } });
  let handled = 0;
  for (const { id } of waiting) {
    try {
      handled += (await handleOne(db, id, now)) ? 1 : 0;
    } catch (err) {
      log.error({ err, inbound: id }, "an inbound SMS could not be handled");
    }
  }
  return handled;
}

/**
 * A customer's SMS joins the newest open ticket as a public note, else it becomes a new ticket; an unknown mobile becomes a new customer
 * named by its number. Anything else (a bank, a short number) is kept and left alone. Exactly once: the row is locked and marked in the same transaction.
 */
async function handleOne(db: Db, id: string, now: Date): Promise<boolean> {
  const ctx = systemCtx(db, now, "messaging.handleInbound");
  return db.$transaction(async (tx) => {
    const [message] = await tx.$queryRaw<{ phone: string; body: string }[]>`
      SELECT "phone", "body" FROM "InboundSms" WHERE "id" = ${id}::uuid AND "handledAt" IS NULL FOR UPDATE SKIP LOCKED`;
    if (!message) return false;
    const body = cleanBody(message.body);
    const phone = parseMobile(message.phone);
    const ticketId = phone && cleanLine(body) ? await fileUnder(tx, { ...ctx, tx }, phone, body, now) : null;
    await tx.inboundSms.update({ where: { id }, data: { handledAt: now, ticketId } });
    return true;
  });
}

async function fileUnder(tx: Tx, ctx: Ctx, phone: string, body: string, now: Date): Promise<string> {
  const facts: Fact[] = [];
  const emit = (fact: Fact) => void facts.push(fact);
  const customerId = await customerOf(tx, phone, now);
  const open = await tx.ticket.findFirst({ where: { customerId, closedAt: null }, orderBy: { createdAt: "desc" }, select: { id: true } });
  const ticketId = open
    ? open.id
    : (await insertTicket({ tx, now, emit }, { title: cleanLine(inboundTitle(body)), description: body, customerId, channel: "SMS", isFromCustomer: true })).id;
  if (open) await addCustomerNote(tx, emit, open.id, customerId, body, now);
  await flush(tx, ctx, facts);
  return ticketId;
}

async function addCustomerNote(tx: Tx, emit: (fact: Fact) => void, ticketId: string, customerId: string, body: string, now: Date): Promise<void> {
  const [ticket] = await tx.$queryRaw<{ pipelineId: string }[]>`
    UPDATE "Ticket" SET "lastSpeaker" = 'CUSTOMER', "waitingSince" = COALESCE("waitingSince", ${now}), "lastCustomerAt" = ${now}, "updatedAt" = ${now}
    WHERE "id" = ${ticketId}::uuid RETURNING "pipelineId"::text AS "pipelineId"`;
  if (!ticket) return;
  const note = await tx.note.create({
    data: { ticketId, authorKind: "CUSTOMER", authorCustomerId: customerId, body, portalVisible: true, publicAt: now, channel: "SMS", createdAt: now },
    select: { id: true },
  });
  emit({ event: "note.added", ticketId, pipelineIds: [ticket.pipelineId], data: { noteId: note.id, portalVisible: true, by: "CUSTOMER" } });
}

async function customerOf(tx: Tx, phone: string, now: Date): Promise<string> {
  const known = await tx.customerPhone.findUnique({ where: { e164: phone }, select: { customerId: true } });
  if (known) return known.customerId;
  const created = await tx.customer.create({
    data: { name: formatPhone(phone), createdAt: now, phones: { create: { e164: phone, kind: "MOBILE" } } },
    select: { id: true },
  });
  return created.id;
}

function instantOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
