import { cardWords } from "@/domain/messaging/card-words";
import { type Reachability, reachabilityOf } from "@/domain/messaging/reachability";
import { inPersian, laneOf, type TemplateKey } from "@/domain/messaging/template";
import { portal as portalWords } from "@/messages/fa/portal";
import { sms } from "@/messages/fa/sms";
import { issueLink } from "@/server/identity";
import type { Db, Tx } from "@/server/platform/db";
import { visibleOf } from "@/server/visibility";
import { savedTemplates, templateFor } from "./templates";

/** The channel on which workers hear that something waits; payload = lane. */
export const SMS_CHANNEL = "kariz_sms";

export type SmsRequest = {
  template: TemplateKey;
  now: Date;
  /** Whom: a customer (first mobile that takes our SMS) or, for login codes, a number in E.164. */
  customerId?: string | null;
  phone?: string;
  ticketId?: string | null;
  noteId?: string | null;
  /** The stage that was reached, for `stageEntered`. */
  stageId?: string | null;
  userId?: string | null;
  departmentId?: string | null;
  /** A link made before (a survey's invitation); without it a message about a ticket gets its own link to that ticket. */
  linkTokenId?: string | null;
  /** `code` of a login code, `text` of free text; what a ticket says of itself is read here. */
  variables?: Record<string, string>;
  notBefore?: Date;
  /** After this it is not sent any more. */
  expiresAt?: Date | null;
  /** The same key queues one message, whatever is asked how often. */
  idempotencyKey?: string | null;
};

/**
 * Puts an SMS into the outbox, in the transaction of what caused it (facts.md R1); the worker sends it. Answers with its id, or null
 * when nothing will be sent: the template is off, or the customer cannot be reached (`reachability` says why). A login code goes to
 * its number whatever the customer's wish.
 */
export async function queueSms(tx: Tx, request: SmsRequest): Promise<bigint | null> {
  const { template: key, now } = request;
  if (request.idempotencyKey) {
    const earlier = await tx.smsMessage.findUnique({ where: { idempotencyKey: request.idempotencyKey }, select: { id: true } });
    if (earlier) return earlier.id;
  }
  const ticket = request.ticketId ? await ticketWords(tx, request.ticketId) : null;
  const customerId = request.customerId ?? ticket?.customerId ?? null;
  const departmentId = request.departmentId ?? ticket?.departmentId ?? null;
  if (!templateFor(await savedTemplates(tx), { key, departmentId, stageId: request.stageId ?? null }).isOn) return null;
  const phone = request.phone ?? (customerId ? await reachablePhone(tx, customerId) : null);
  if (!phone) return null;
  const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { name: true, linkDays: true } });
  const needsLink = !request.linkTokenId && ticket !== null && key !== "freeText" && key !== "otp";
  const link = needsLink
    ? await issueLink(tx, { purpose: "ticket", ticketId: ticket.id, customerId: ticket.customerId, now, days: organisation?.linkDays ?? 30 })
    : null;
  const row = await tx.smsMessage.create({
    data: {
      lane: laneOf[key],
      template: key,
      phone,
      customerId,
      ticketId: request.ticketId ?? null,
      noteId: request.noteId ?? null,
      departmentId,
      userId: request.userId ?? null,
      linkTokenId: request.linkTokenId ?? link?.id ?? null,
      variables: {
        organisation: organisation?.name || sms.sample.organisation,
        ...ticket?.words,
        ...request.variables,
        ...(request.stageId ? { stageId: request.stageId } : {}),
      },
      createdAt: now,
      notBefore: request.notBefore ?? now,
      expiresAt: request.expiresAt ?? null,
      idempotencyKey: request.idempotencyKey ?? null,
    },
    select: { id: true },
  });
  await tx.$executeRaw`SELECT pg_notify(${SMS_CHANNEL}, ${laneOf[key]})`;
  return row.id;
}

/** Takes messages back that have not left yet; answers with how many. One that a worker holds is left alone. */
export async function cancelQueued(
  tx: Tx,
  which: { ticketId?: string; noteId?: string; linkTokenId?: string; templates?: readonly TemplateKey[] },
  now: Date,
): Promise<number> {
  const { count } = await tx.smsMessage.updateMany({
    where: {
      state: "QUEUED",
      isUncertain: false,
      ...(which.ticketId ? { ticketId: which.ticketId } : {}),
      ...(which.noteId ? { noteId: which.noteId } : {}),
      ...(which.linkTokenId ? { linkTokenId: which.linkTokenId } : {}),
      ...(which.templates ? { template: { in: [...which.templates] } } : {}),
    },
    data: { state: "CANCELLED", settledAt: now },
  });
  return count;
}

/** Whether a customer can be reached by SMS, and if not why. */
export async function reachability(db: Db | Tx, customerId: string): Promise<Reachability> {
  const customer = await db.customer.findUnique({
    where: { id: customerId },
    select: { smsOptOutAt: true, phones: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { e164: true, kind: true, smsBlockedAt: true } } },
  });
  return customer ? reachabilityOf(customer) : { canReach: false, reason: "noMobile" };
}

async function reachablePhone(tx: Tx, customerId: string): Promise<string | null> {
  const reached = await reachability(tx, customerId);
  return reached.canReach ? reached.phone : null;
}

async function ticketWords(tx: Tx, ticketId: string) {
  const ticket = await tx.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    select: {
      id: true,
      number: true,
      title: true,
      customerId: true,
      departmentId: true,
      customer: { select: { name: true } },
      department: { select: { name: true } },
      stage: { select: { kind: true, publicLabel: true, isPortalVisible: true } },
      pipeline: { select: { kind: true } },
      order: { select: { carrier: true, trackingCode: true } },
    },
  });
  const visible = await visibleOf(tx, ticket.pipeline.kind);
  const words = {
    number: inPersian(ticket.number),
    name: ticket.customer.name,
    ...cardWords(ticket, { visible, labels: portalWords.kindLabels }),
  };
  return { id: ticket.id, customerId: ticket.customerId, departmentId: ticket.departmentId, words };
}
