import { reachabilityOf } from "@/domain/messaging/reachability";
import { fillTemplate, inPersian } from "@/domain/messaging/template";
import { sms as words } from "@/messages/fa/sms";
import { countSmsParts } from "@/persian/sms-parts";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { savedTemplates, templateFor } from "./templates";

/** `customers`: to whom an SMS would go, each once; `unreached`: who would only see it in the portal. Rials are an estimate. */
export type ReplyEstimate = { customers: number; unreached: number; rials: number };

/** What public replies to these tickets would send and cost. A customer of several of them gets one message of all (scorecard 12), so each counts once. */
export async function estimateReplies(ctx: Ctx, ticketIds: readonly string[]): Promise<ReplyEstimate> {
  authorize(ctx.actor, "sms.send", { id: "", customerId: "" });
  const [tickets, templates, organisation] = await Promise.all([
    ctx.db.ticket.findMany({
      where: { id: { in: [...ticketIds] } },
      select: {
        customerId: true,
        departmentId: true,
        customer: {
          select: { smsOptOutAt: true, phones: { orderBy: [{ position: "asc" }, { id: "asc" }], select: { e164: true, kind: true, smsBlockedAt: true } } },
        },
      },
    }),
    savedTemplates(ctx.db),
    ctx.db.organisation.findUnique({ where: { id: 1 }, select: { name: true, smsPartRials: true } }),
  ]);
  const sample = { ...words.sample, organisation: organisation?.name || words.sample.organisation, number: inPersian(1042) };
  const link = `${env().publicUrl}/t/${"x".repeat(22)}`;
  const byCustomer = new Map(tickets.map((ticket) => [ticket.customerId, ticket]));
  let [customers, parts] = [0, 0];
  for (const { customer, departmentId } of byCustomer.values()) {
    const template = templateFor(templates, { key: "publicReply", departmentId, stageId: null });
    if (!template.isOn || !reachabilityOf(customer).canReach) continue;
    customers += 1;
    parts += countSmsParts(fillTemplate("publicReply", template.body, { ...sample, link })).parts;
  }
  return { customers, unreached: byCustomer.size - customers, rials: parts * (organisation?.smsPartRials ?? 0) };
}
