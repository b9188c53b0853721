import type { Actor } from "@/domain/actor";
import { storedHours } from "@/domain/departments/hours";
import { AppError } from "@/domain/errors";
import { may } from "@/domain/policy";
import type { PortalCategory, PortalDepartment, PortalFaq, PortalOrganisation, PortalSettings } from "@/domain/portal/schema";
import { type CustomerTicket, type CustomerTicketRow, type PublicRecordNote, toCustomerRow, toPublicRecordNote } from "@/domain/portal/view";
import type { VisibleFields } from "@/domain/portal/visibility";
import { Prisma } from "@/generated/prisma/client";
import { portal as words } from "@/messages/fa/portal";
import { toLatinDigits } from "@/persian/digits";
import type { Ctx } from "@/server/platform/context";
import { env } from "@/server/platform/env";
import { likePatterns } from "@/server/platform/like";
import { visibleOf } from "@/server/visibility";
import { kindLabels, movesOf, projectTicket, ticketSourceSelect } from "./ticket-source";

const PAGE = 30;
const NOTES = 20;

/** What the portal says of the organisation; public. */
export async function getOrganisation(ctx: Ctx): Promise<PortalOrganisation> {
  const row = await ctx.db.organisation.findUniqueOrThrow({ where: { id: 1 } });
  return {
    name: row.name,
    brandColor: row.brandColor,
    logoKey: row.logoKey,
    welcome: row.welcome,
    answeringHours: row.answeringHours,
    supportPhone: row.supportPhone,
    allowsRegistration: row.allowsRegistration,
  };
}

/** The departments a customer may write to, with how many questions each has answered already (D7, D8). */
export async function listDepartments(ctx: Ctx): Promise<PortalDepartment[]> {
  const rows = await ctx.db.department.findMany({
    where: { isInPortal: true, retiredAt: null },
    orderBy: { position: "asc" },
    select: {
      id: true,
      name: true,
      description: true,
      answeringHours: true,
      predecessors: { where: { isInPortal: true, retiredAt: { not: null } }, select: { id: true } },
      _count: { select: { faqs: { where: { isPublished: true } } } },
    },
  });
  return rows.map(({ _count, predecessors, answeringHours, ...row }) => ({
    ...row,
    answeringHours: storedHours(answeringHours),
    formerIds: predecessors.map((former) => former.id),
    faqCount: _count.faqs,
  }));
}

/** The published questions of a department; with a text, those in which every word stands. */
export async function listFaqs(ctx: Ctx, input: { departmentId: string; text: string }): Promise<PortalFaq[]> {
  const typed = likePatterns(input.text).map((word) => Prisma.sql`AND f."search" LIKE ${word}`);
  return ctx.db.$queryRaw<PortalFaq[]>`
    SELECT f."id"::text AS "id", f."question", f."answer" FROM "Faq" f JOIN "Department" d ON d."id" = f."departmentId"
    WHERE f."departmentId" = ${input.departmentId}::uuid AND f."isPublished" AND d."isInPortal" AND d."retiredAt" IS NULL
    ${typed.length > 0 ? Prisma.join(typed, " ") : Prisma.empty} ORDER BY f."position" LIMIT 50`;
}

/** What a request to this department may be about; only the leaves of the tree. */
export async function listCategories(ctx: Ctx, departmentId: string): Promise<PortalCategory[]> {
  return ctx.db.$queryRaw<PortalCategory[]>`
    SELECT c."id"::text AS "id", c."name" FROM "Category" c JOIN "Department" d ON d."id" = ${departmentId}::uuid LEFT JOIN "Category" p ON p."id" = c."parentId"
    WHERE (c."departmentId" = d."id" OR c."departmentId" IS NULL) AND c."retiredAt" IS NULL AND d."isInPortal" AND d."retiredAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Category" k WHERE k."parentId" = c."id" AND k."retiredAt" IS NULL)
    ORDER BY coalesce(p."position", c."position"), c."position", c."name" LIMIT 100`;
}

/** Products and services that the form offers, in order; another one may be typed. */
export async function listProducts(ctx: Ctx): Promise<string[]> {
  const products = await ctx.db.product.findMany({
    where: { retiredAt: null },
    orderBy: [{ position: "asc" }, { name: "asc" }],
    take: 200,
    select: { name: true },
  });
  return products.map(({ name }) => name);
}

/** A customer's own tickets, newest first (D11); a number alone or words narrow them, by public text only. */
export async function listOwnTickets(ctx: Ctx, input: { text: string; page: number }): Promise<{ tickets: CustomerTicketRow[]; hasMore: boolean }> {
  const customerId = customerOf(ctx.actor);
  const number = /^#?(\d{1,9})$/.exec(toLatinDigits(input.text))?.[1];
  const visible = await visibleOf(ctx.db, "TICKET");
  // A hidden text must not be found either: an answer to a search tells of it.
  const shown = searchText(visible);
  const typed = likePatterns(input.text).map(
    (word) => Prisma.sql`(${shown} LIKE ${word} OR EXISTS (SELECT 1 FROM "Note" n WHERE n."ticketId" = t."id" AND n."portalVisible" AND n."deletedAt" IS NULL
      AND coalesce(n."publicAt", n."createdAt") <= ${ctx.now} AND fa_norm(n."body") LIKE ${word}))`,
  );
  const inText = typed.length > 0 ? Prisma.join(typed, " AND ") : Prisma.sql`TRUE`;
  const found = await ctx.db.$queryRaw<{ id: string; lastAnswerAt: Date | null }[]>`
    SELECT t."id"::text AS "id", answer."at" AS "lastAnswerAt" FROM "Ticket" t JOIN "Pipeline" p ON p."id" = t."pipelineId"
    LEFT JOIN LATERAL (SELECT max(coalesce(n."publicAt", n."createdAt")) AS "at" FROM "Note" n WHERE n."ticketId" = t."id" AND n."authorKind" <> 'CUSTOMER'
      AND n."portalVisible" AND n."deletedAt" IS NULL AND coalesce(n."publicAt", n."createdAt") <= ${ctx.now}) answer ON TRUE
    WHERE t."customerId" = ${customerId}::uuid AND p."kind" = 'TICKET' AND (${inText} ${number ? Prisma.sql`OR t."number" = ${Number(number)}` : Prisma.empty})
    ORDER BY (t."closedAt" IS NOT NULL), greatest(t."createdAt", t."lastCustomerAt", t."closedAt", answer."at") DESC, t."number" DESC
    LIMIT ${PAGE + 1} OFFSET ${input.page * PAGE}`;
  const rows = await ctx.db.ticket.findMany({ where: { id: { in: found.map((row) => row.id) }, customerId }, select: ticketSourceSelect });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const tickets = found.slice(0, PAGE).flatMap(({ id, lastAnswerAt }) => {
    const row = byId.get(id);
    return row ? [toCustomerRow({ ...row, lastAnswerAt }, { labels: kindLabels, visible })] : [];
  });
  return { tickets, hasMore: found.length > PAGE };
}

/** The folded text of a ticket that its customer may search. */
function searchText(visible: VisibleFields): Prisma.Sql {
  if (visible.has("title") && visible.has("description")) return Prisma.sql`t."search"`;
  if (visible.has("title")) return Prisma.sql`fa_norm(t."title")`;
  return visible.has("description") ? Prisma.sql`fa_norm(t."description")` : Prisma.sql`''`;
}

/** A customer's own orders, newest first (D28), each with where it is. */
export async function listOwnOrders(ctx: Ctx, input: { page: number }): Promise<{ orders: CustomerTicketRow[]; hasMore: boolean }> {
  const customerId = customerOf(ctx.actor);
  const [visible, found] = await Promise.all([
    visibleOf(ctx.db, "ORDER"),
    ctx.db.ticket.findMany({
      where: { customerId, pipeline: { kind: "ORDER" } },
      orderBy: [{ createdAt: "desc" }, { number: "desc" }],
      skip: input.page * PAGE,
      take: PAGE + 1,
      select: ticketSourceSelect,
    }),
  ]);
  const rows = found.slice(0, PAGE);
  const ids = rows.map((row) => row.id);
  const [moves, answers] = await Promise.all([
    movesOf(ctx.db, ids),
    ctx.db.$queryRaw<{ id: string; at: Date }[]>`
      SELECT n."ticketId"::text AS "id", max(coalesce(n."publicAt", n."createdAt")) AS "at" FROM "Note" n WHERE n."ticketId" = ANY(${ids}::uuid[])
        AND n."authorKind" <> 'CUSTOMER' AND n."portalVisible" AND n."deletedAt" IS NULL AND coalesce(n."publicAt", n."createdAt") <= ${ctx.now} GROUP BY n."ticketId"`,
  ]);
  const answeredAt = new Map(answers.map((answer) => [answer.id, answer.at]));
  const orders = rows.map((row) => toCustomerRow({ ...row, lastAnswerAt: answeredAt.get(row.id) ?? null }, { labels: kindLabels, visible }, moves.get(row.id)));
  return { orders, hasMore: found.length > PAGE };
}

/** Whether the portal has a place for orders: somebody keeps them, or this customer has had one. */
export async function hasOrders(ctx: Ctx): Promise<boolean> {
  const customerId = customerOf(ctx.actor);
  const [row] = await ctx.db.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Pipeline" WHERE "kind" = 'ORDER' AND "retiredAt" IS NULL) OR EXISTS (
      SELECT 1 FROM "Ticket" t JOIN "Pipeline" p ON p."id" = t."pipelineId" WHERE t."customerId" = ${customerId}::uuid AND p."kind" = 'ORDER') AS "has"`;
  return row?.has ?? false;
}

/** What the organisation wrote to a customer outside any ticket, newest first: the public notes of their record (N14). */
export async function listOwnNotes(ctx: Ctx): Promise<PublicRecordNote[]> {
  const rows = await ctx.db.customerNote.findMany({
    where: { customerId: customerOf(ctx.actor), portalVisible: true, deletedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: NOTES,
    select: { id: true, body: true, portalVisible: true, createdAt: true, publicAt: true, deletedAt: true, authorUser: { select: { name: true } } },
  });
  return rows.flatMap(({ authorUser, ...row }) => toPublicRecordNote({ ...row, authorName: authorUser?.name ?? words.organisationVoice }, ctx.now) ?? []);
}

/** One ticket for its customer or for the holder of its link; NOT_FOUND for anybody else, as for a number that does not exist (S1). */
export async function getOwnTicket(ctx: Ctx, number: number): Promise<CustomerTicket> {
  const ticket = await ctx.db.ticket.findUnique({ where: { number }, select: ticketSourceSelect });
  if (!ticket || (ctx.actor.kind !== "customer" && ctx.actor.kind !== "link") || !may(ctx.actor, "ticket.read", ticket))
    throw new AppError("NOT_FOUND", "ticket.not_found");
  return projectTicket(ctx.db, ticket, ctx.now);
}

/** Name and number of the signed-in customer. `needsName`: registered just now, with nothing but a number. */
export async function getProfile(ctx: Ctx): Promise<{ name: string; needsName: boolean; phone: string | null; isOptedOut: boolean }> {
  const customer = await ctx.db.customer.findUnique({
    where: { id: customerOf(ctx.actor) },
    select: { name: true, smsOptOutAt: true, phones: { where: { kind: "MOBILE" }, orderBy: { position: "asc" }, take: 1, select: { e164: true } } },
  });
  if (!customer) throw new AppError("NOT_FOUND", "customer.not_found");
  return { name: customer.name, needsName: /^\+\d+$/.test(customer.name), phone: customer.phones[0]?.e164 ?? null, isOptedOut: customer.smsOptOutAt !== null };
}

function customerOf(actor: Actor): string {
  if (actor.kind !== "customer") throw new AppError("UNAUTHENTICATED", "auth.required");
  return actor.customerId;
}

/** Everything that /settings/portal shows (issue 3 §2): for supervisors, with counts of what each question was good for. */
export async function getPortalSettings(ctx: Ctx): Promise<PortalSettings> {
  const [organisation, departments] = await Promise.all([
    ctx.db.organisation.findUniqueOrThrow({ where: { id: 1 } }),
    ctx.db.department.findMany({
      where: { retiredAt: null },
      orderBy: { position: "asc" },
      select: { id: true, name: true, faqs: { orderBy: [{ position: "asc" }, { id: "asc" }], select: faqFields } },
    }),
  ]);
  const { name, brandColor, welcome, answeringHours, supportPhone, allowsRegistration, reopenDays, linkDays, version, logoKey } = organisation;
  return {
    organisation: { name, brandColor, welcome, answeringHours, supportPhone: supportPhone ?? "", allowsRegistration, reopenDays, linkDays, version, logoKey },
    departments,
    portalUrl: `${env().publicUrl}/portal`,
    canEditOrganisation: may(ctx.actor, "organisation.edit", null),
  };
}

const faqFields = {
  id: true,
  version: true,
  question: true,
  answer: true,
  isPublished: true,
  shownCount: true,
  openedCount: true,
  solvedCount: true,
  filedCount: true,
} as const;
