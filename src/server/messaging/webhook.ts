import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "@/server/platform/env";
import type { DeliveryReport } from "./delivery";
import type { InboundMessage } from "./inbound";

// The provider signs nothing (facts.md §1.2): the secret in the path is all there is, so nothing costly may follow from a webhook alone.

const MAX_EVENTS = 500;

/** The secret part of our webhook addresses, derived so that nobody has to keep it. */
export function webhookSecret(): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update("kariz sms webhook").digest("hex").slice(0, 40);
}

/** Whether this is the secret; takes the same time for every wrong one. */
export function isWebhookSecret(given: string): boolean {
  const digest = (text: string) => createHmac("sha256", "compare").update(text.slice(0, 200)).digest();
  return timingSafeEqual(digest(given), digest(webhookSecret()));
}

/** What an admin enters in the provider's panel. */
export function webhookUrls(): { delivery: string; inbound: string } {
  const base = `${env().publicUrl}/api/webhooks/kavenegar/${webhookSecret()}`;
  return { delivery: `${base}/delivery`, inbound: `${base}/inbound` };
}

const id = z.coerce.string().regex(/^\d{1,18}$/);
const Delivery = z.object({ messageid: id.optional(), id: id.optional(), localid: id.optional().catch(undefined), status: z.coerce.number().int() });
const Inbound = z.object({
  messageid: id.optional(),
  id: id.optional(),
  from: z.coerce.string().max(30).optional(),
  sender: z.coerce.string().max(30).optional(),
  to: z.coerce.string().max(30).optional(),
  receptor: z.coerce.string().max(30).optional(),
  message: z.coerce.string().max(4_000),
  date: z.coerce.number().int().positive().max(99_999_999_999).optional().catch(undefined),
});

/**
 * The events of a request, whatever its encoding: query, form or JSON; one, a list, or a list in a field. What is not an event is left
 * out, so one bad entry does not lose the others.
 */
export function eventsOf(query: URLSearchParams, contentType: string, body: string): Record<string, unknown>[] {
  const fields = Object.fromEntries(query);
  if (body.trim() === "") return Object.keys(fields).length > 0 ? [fields] : [];
  const json = /json/i.test(contentType) || /^\s*[[{]/.test(body) ? parsed(body) : undefined;
  if (json === undefined) return [{ ...fields, ...Object.fromEntries(new URLSearchParams(body)) }];
  const list = Array.isArray(json) ? json : Array.isArray((json as { entries?: unknown }).entries) ? (json as { entries: unknown[] }).entries : [json];
  return list.filter((entry): entry is Record<string, unknown> => typeof entry === "object" && entry !== null).slice(0, MAX_EVENTS);
}

export function deliveryReports(events: readonly Record<string, unknown>[]): DeliveryReport[] {
  return events.flatMap((event) => {
    const read = Delivery.safeParse(lowercased(event));
    if (!read.success) return [];
    const { messageid, id: other, localid, status } = read.data;
    return [{ providerId: messageid ?? other ?? null, localId: localid ?? null, status }];
  });
}

export function inboundMessages(events: readonly Record<string, unknown>[], now: Date): InboundMessage[] {
  return events.flatMap((event) => {
    const read = Inbound.safeParse(lowercased(event));
    const providerId = read.success ? (read.data.messageid ?? read.data.id) : undefined;
    const from = read.success ? (read.data.from ?? read.data.sender) : undefined;
    if (!read.success || !providerId || !from) return [];
    const { date, message, to, receptor } = read.data;
    return [{ providerId, from, line: to ?? receptor ?? "", body: message, receivedAt: date ? new Date(date * 1000) : now }];
  });
}

function lowercased(event: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(event).map(([name, value]) => [name.toLowerCase(), value]));
}

function parsed(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
