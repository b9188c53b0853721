import { AppError } from "@/domain/errors";
import { canResend, type SmsState } from "@/domain/messaging/delivery";
import type { Reachability } from "@/domain/messaging/reachability";
import type { PreviewTemplateInput, SmsReportInput } from "@/domain/messaging/schema";
import { autofillLine, fillTemplate, inPersian, type TemplateKey, templateKeys, unknownVariables, variablesOf } from "@/domain/messaging/template";
import { sms as words } from "@/messages/fa/sms";
import { countSmsParts } from "@/persian/sms-parts";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { smsAccount } from "./account";
import { reachability } from "./outbox";
import { jalaliMonth, monthOf, spentRials } from "./spend";
import { templateFor } from "./templates";

export type TicketSms = {
  id: string;
  template: TemplateKey;
  state: SmsState;
  /** A key of src/messages/fa/sms-errors.ts, for what ended badly or waits for another try. */
  reasonKey: string | null;
  canResend: boolean;
  canCancel: boolean;
  noteId: string | null;
  phone: string;
  /** As sent, links and codes hidden; of free text what was written. */
  text: string | null;
  parts: number | null;
  costRials: number | null;
  by: { id: string; name: string } | null;
  createdAt: string;
  /** When it leaves at the earliest, while it waits. */
  notBefore: string;
  sentAt: string | null;
  settledAt: string | null;
  mergedIntoId: string | null;
};

/** Every SMS about a ticket, oldest first, for staff. NOT_FOUND for an unknown ticket. */
export async function smsOfTicket(ctx: Ctx, ticketId: string): Promise<TicketSms[]> {
  const ticket = await ctx.db.ticket.findUnique({ where: { id: ticketId }, select: { id: true, customerId: true } });
  if (!ticket) throw new AppError("NOT_FOUND", "ticket.not_found");
  authorize(ctx.actor, "sms.read", ticket);
  const rows = await ctx.db.smsMessage.findMany({ where: { ticketId }, orderBy: { id: "asc" }, include: { user: { select: { id: true, name: true } } } });
  return rows.map((row) => ({
    id: String(row.id),
    template: row.template as TemplateKey,
    state: row.state,
    reasonKey: row.failureReason,
    canResend: canResend(row),
    canCancel: row.state === "QUEUED" && !row.isUncertain,
    noteId: row.noteId,
    phone: row.phone,
    text: row.sentText ?? ((row.variables as { text?: string }).text || null),
    parts: row.parts,
    costRials: row.cost,
    by: row.user,
    createdAt: row.createdAt.toISOString(),
    notBefore: row.notBefore.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    mergedIntoId: row.mergedIntoId === null ? null : String(row.mergedIntoId),
  }));
}

/** Whether a customer gets our SMS, said before writing. */
export async function reachabilityOfCustomer(ctx: Ctx, customerId: string): Promise<Reachability> {
  authorize(ctx.actor, "customer.read", null);
  return reachability(ctx.db, customerId);
}

/** Parts and price of a text in rials, for the composer. */
export async function previewText(ctx: Ctx, text: string): Promise<SmsPreview> {
  authorize(ctx.actor, "customer.read", null);
  return priced(ctx, text, []);
}

export type TemplateItem = {
  key: TemplateKey;
  departmentId: string | null;
  stageId: string | null;
  isOn: boolean;
  body: string;
  noLinkBody: string;
  lookupName: string | null;
  /** 0: ours, never saved. */
  version: number;
  variables: readonly string[];
};

/** Every template that somebody saved, and ours for the kinds that nobody has saved for everybody. */
export async function listTemplates(ctx: Ctx): Promise<TemplateItem[]> {
  authorize(ctx.actor, "sms.configure", null);
  const saved = await ctx.db.smsTemplate.findMany({ orderBy: [{ key: "asc" }, { departmentId: "asc" }, { stageId: "asc" }] });
  const items = saved.map(({ id: _, key, ...row }): TemplateItem => ({ ...row, key: key as TemplateKey, variables: variablesOf[key as TemplateKey] ?? [] }));
  const ours = templateKeys
    .filter((key) => key !== "freeText" && !items.some((item) => item.key === key && item.departmentId === null && item.stageId === null))
    .map((key): TemplateItem => {
      const { body, noLinkBody, isOn, lookupName } = templateFor([], { key, departmentId: null, stageId: null });
      return { key, departmentId: null, stageId: null, isOn, body, noLinkBody, lookupName, version: 0, variables: variablesOf[key] };
    });
  return [...ours, ...items];
}

export type SmsPreview = { text: string; units: number; parts: number; remaining: number; costRials: number; isTooLong: boolean; unknownVariables: string[] };

/** A template with sample words as it would arrive, with its parts and what it costs in rials. Unknown variables are named, not thrown. */
export async function previewTemplate(ctx: Ctx, input: PreviewTemplateInput): Promise<SmsPreview> {
  authorize(ctx.actor, "sms.configure", null);
  const unknown = unknownVariables(input.key, input.body);
  if (unknown.length > 0) return priced(ctx, input.body, unknown);
  const { publicUrl } = env();
  const [organisation, department, stage] = await Promise.all([
    ctx.db.organisation.findUnique({ where: { id: 1 }, select: { name: true } }),
    input.departmentId ? ctx.db.department.findUnique({ where: { id: input.departmentId }, select: { name: true } }) : null,
    input.stageId ? ctx.db.stage.findUnique({ where: { id: input.stageId }, select: { publicLabel: true } }) : null,
  ]);
  const sampleCode = "135724";
  const text = fillTemplate(input.key, input.body, {
    ...words.sample,
    organisation: organisation?.name || words.sample.organisation,
    department: department?.name ?? words.sample.department,
    stage: stage?.publicLabel ?? words.sample.stage,
    number: inPersian(1042),
    count: inPersian(3),
    code: sampleCode,
    link: `${publicUrl}/${input.key === "survey" ? "s" : "t"}/${"x".repeat(22)}`,
  });
  const hint = input.key === "otp" && !input.noLink ? autofillLine(publicUrl, sampleCode) : null;
  return priced(ctx, hint ? `${text}\n\n${hint}` : text, []);
}

async function priced(ctx: Ctx, text: string, unknown: string[]): Promise<SmsPreview> {
  const organisation = await ctx.db.organisation.findUnique({ where: { id: 1 }, select: { smsPartRials: true } });
  const { units, parts, remaining, tooLong } = countSmsParts(text);
  return { text, units, parts, remaining, costRials: parts * (organisation?.smsPartRials ?? 0), isTooLong: tooLong, unknownVariables: unknown };
}

export type SmsReportRow = {
  template: TemplateKey;
  departmentId: string | null;
  departmentName: string | null;
  sent: number;
  delivered: number;
  failed: number;
  parts: number;
  costRials: number;
};
export type SmsReport = { year: number; month: number; rows: SmsReportRow[]; totalRials: number; budgetRials: number | null };

/** What was sent in a Jalali month, per kind of message and department, with its price in rials (scorecard 50). */
export async function smsReport(ctx: Ctx, { year, month }: SmsReportInput): Promise<SmsReport> {
  authorize(ctx.actor, "sms.configure", null);
  const { from, until } = jalaliMonth(year, month);
  const [rows, organisation] = await Promise.all([
    ctx.db.$queryRaw<SmsReportRow[]>`
      SELECT m."template", m."departmentId"::text AS "departmentId", d."name" AS "departmentName",
        count(*) FILTER (WHERE m."sentAt" IS NOT NULL)::int AS "sent", count(*) FILTER (WHERE m."state" = 'DELIVERED')::int AS "delivered",
        count(*) FILTER (WHERE m."state" IN ('FAILED', 'UNKNOWN', 'EXPIRED'))::int AS "failed",
        COALESCE(sum(m."parts"), 0)::int AS "parts", COALESCE(sum(m."cost"), 0)::float8 AS "costRials"
      FROM "SmsMessage" m LEFT JOIN "Department" d ON d."id" = m."departmentId"
      WHERE (m."sentAt" >= ${from} AND m."sentAt" < ${until}) OR (m."sentAt" IS NULL AND m."settledAt" IS NOT NULL AND m."createdAt" >= ${from} AND m."createdAt" < ${until})
      GROUP BY m."template", m."departmentId", d."name" ORDER BY "costRials" DESC, m."template"`,
    ctx.db.organisation.findUnique({ where: { id: 1 }, select: { smsMonthlyBudget: true } }),
  ]);
  return { year, month, rows, totalRials: rows.reduce((sum, row) => sum + row.costRials, 0), budgetRials: organisation?.smsMonthlyBudget ?? null };
}

export type SmsAccountState = {
  isPaused: boolean;
  pausedAt: string | null;
  providerCode: number | null;
  /** True from the first pause until a message got through: for the banner of admins. */
  needsAttention: boolean;
  refusesLinks: boolean;
  creditRials: number | null;
  checkedAt: string | null;
  queued: number;
  oldestQueuedAt: string | null;
  unknown: number;
  failedToday: number;
  spentRials: number;
  budgetRials: number | null;
  isSandbox: boolean;
};

/** How sending goes: account, queue, credit and the month's spend. */
export async function accountState(ctx: Ctx): Promise<SmsAccountState> {
  authorize(ctx.actor, "sms.configure", null);
  const dayAgo = new Date(ctx.now.getTime() - 86_400_000);
  const [account, organisation, spent, queue] = await Promise.all([
    smsAccount(ctx.db),
    ctx.db.organisation.findUnique({ where: { id: 1 }, select: { smsMonthlyBudget: true } }),
    spentRials(ctx.db, monthOf(ctx.now)),
    ctx.db.$queryRaw<{ queued: number; oldest: Date | null; unknown: number; failed: number }[]>`
      SELECT (SELECT count(*) FROM "SmsMessage" WHERE "state" = 'QUEUED')::int AS "queued",
        (SELECT min("notBefore") FROM "SmsMessage" WHERE "state" = 'QUEUED') AS "oldest",
        (SELECT count(*) FROM "SmsMessage" WHERE "state" = 'UNKNOWN' AND "resentAsId" IS NULL)::int AS "unknown",
        (SELECT count(*) FROM "SmsMessage" WHERE "state" = 'FAILED' AND "createdAt" > ${dayAgo})::int AS "failed"`,
  ]);
  return {
    isPaused: account.breakerOpenAt !== null,
    pausedAt: account.breakerOpenAt?.toISOString() ?? null,
    providerCode: account.breakerCode,
    needsAttention: account.toldAdminAt !== null,
    refusesLinks: account.refusesLinksAt !== null,
    creditRials: account.creditRials === null ? null : Number(account.creditRials),
    checkedAt: account.checkedAt?.toISOString() ?? null,
    queued: queue[0]?.queued ?? 0,
    oldestQueuedAt: queue[0]?.oldest?.toISOString() ?? null,
    unknown: queue[0]?.unknown ?? 0,
    failedToday: queue[0]?.failed ?? 0,
    spentRials: spent,
    budgetRials: organisation?.smsMonthlyBudget ?? null,
    isSandbox: !env().KAVENEGAR_API_KEY,
  };
}

export type SmsRules = {
  sendsLinks: boolean;
  quietFromMinute: number;
  quietUntilMinute: number;
  smsMonthlyBudget: number | null;
  smsPartRials: number;
  version: number;
};

/** The rules of sending as they stand. */
export async function getRules(ctx: Ctx): Promise<SmsRules> {
  authorize(ctx.actor, "sms.configure", null);
  return ctx.db.organisation.findUniqueOrThrow({
    where: { id: 1 },
    select: { sendsLinks: true, quietFromMinute: true, quietUntilMinute: true, smsMonthlyBudget: true, smsPartRials: true, version: true },
  });
}
