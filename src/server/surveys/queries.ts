import { AppError } from "@/domain/errors";
import { may } from "@/domain/policy";
import { editableUntil, standingOf } from "@/domain/surveys/invitation";
import { type ScoreCount, satisfactionOf } from "@/domain/surveys/satisfaction";
import type { AgentSatisfaction, SurveySettings, VisitorSurvey } from "@/domain/surveys/schema";
import { authorize } from "@/server/platform/command";
import type { Ctx } from "@/server/platform/context";
import type { Db } from "@/server/platform/db";
import { visibleOf } from "@/server/visibility";
import { designFor, designIn, savedDesigns, shipped } from "./designs";

const DAY_MS = 86_400_000;

/** Everything of /settings/surveys: what is asked, by default and per department. For supervisors; only admins may change it. */
export async function getSurveySettings(ctx: Ctx): Promise<SurveySettings> {
  authorize(ctx.actor, "survey.measure", null);
  const [saved, departments, organisation] = await Promise.all([
    savedDesigns(ctx.db),
    ctx.db.department.findMany({ where: { retiredAt: null, pipeline: { kind: "TICKET" } }, orderBy: { position: "asc" }, select: { id: true, name: true } }),
    ctx.db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } }),
  ]);
  const everybody = saved.find((one) => one.departmentId === null);
  return {
    designs: [
      {
        departmentId: null,
        departmentName: null,
        isOwn: everybody !== undefined,
        version: everybody?.version ?? 0,
        design: everybody ? designIn(saved, null) : shipped,
      },
      ...departments.map((department) => {
        const own = saved.find((one) => one.departmentId === department.id);
        return {
          departmentId: department.id,
          departmentName: department.name,
          isOwn: own !== undefined,
          version: own?.version ?? 0,
          design: designIn(saved, department.id),
        };
      }),
    ],
    canEdit: may(ctx.actor, "survey.design", null),
    organisationName: organisation.name,
  };
}

/**
 * How satisfied customers were with each member of staff in the last `days` (N13, D26): by who held the ticket when it was closed, whatever
 * became of it since. `asked` counts what reached the customer. Most answers first; nobody's last.
 */
export async function satisfactionByAgent(ctx: Ctx, days: number): Promise<AgentSatisfaction[]> {
  authorize(ctx.actor, "survey.measure", null);
  const since = new Date(ctx.now.getTime() - days * DAY_MS);
  const [rows, saved] = await Promise.all([
    ctx.db.$queryRaw<(Omit<ScoreCount, "lowScore"> & { departmentId: string })[]>`
      SELECT i."creditedUserId"::text AS "userId", u."name", u."isActive", i."departmentId"::text AS "departmentId", a."score", count(*)::int AS "count"
      FROM "SurveyInvitation" i LEFT JOIN "SurveyAnswer" a ON a."invitationId" = i."id" LEFT JOIN "User" u ON u."id" = i."creditedUserId"
      WHERE i."state" = 'SENT' AND i."sentAt" >= ${since} GROUP BY 1, 2, 3, 4, 5 ORDER BY u."name"`,
    savedDesigns(ctx.db),
  ]);
  return satisfactionOf(rows.map((row) => ({ ...row, lowScore: designIn(saved, row.departmentId).lowScore })));
}

/** The invitation as its customer sees it. The caller has proved that the reader may see this ticket. */
export async function visitorSurvey(db: Db, invitationId: string, now: Date): Promise<VisitorSurvey> {
  const [invitation, organisation, visible] = await Promise.all([
    db.surveyInvitation.findUnique({
      where: { id: invitationId },
      include: { answer: true, ticket: { select: { number: true, title: true, closedAt: true, customerId: true } } },
    }),
    db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { name: true } }),
    visibleOf(db, "TICKET"),
  ]);
  if (!invitation) throw new AppError("NOT_FOUND", "survey.not_found");
  const design = await designFor(db, invitation.departmentId);
  const { answer, ticket } = invitation;
  const standing = standingOf({ invitation, answeredAt: answer?.answeredAt ?? null, ticket, editableHours: design.editableHours, now });
  return {
    standing,
    ticketNumber: ticket.number,
    ticketTitle: visible.has("title") ? ticket.title : "",
    organisationName: organisation.name,
    question: design.question,
    thanks: design.thanks,
    scale: design.scale,
    reasons: design.reasons,
    answer: answer && { score: answer.score, reasons: answer.reasons, comment: answer.comment },
    editableUntil: answer && standing === "editable" ? editableUntil(answer.answeredAt, design.editableHours).toISOString() : null,
  };
}

/** The id of the asking that a ticket's customer may see in the portal: of its latest closing, not taken back; null when there is none. */
export async function latestInvitation(db: Db, ticket: { id: string; customerId: string }): Promise<string | null> {
  const row = await db.surveyInvitation.findFirst({
    where: { ticketId: ticket.id, customerId: ticket.customerId, state: { in: ["PLANNED", "SENT"] } },
    orderBy: { closedAt: "desc" },
    select: { id: true },
  });
  return row?.id ?? null;
}

/** The survey on the page of one's own ticket (issue 4 §7); null when nothing is asked. NOT_FOUND for anybody else's ticket (S1). */
export async function getOwnSurvey(ctx: Ctx, number: number): Promise<VisitorSurvey | null> {
  const invitationId = await ownInvitation(ctx, number);
  return invitationId ? visitorSurvey(ctx.db, invitationId, ctx.now) : null;
}

/** The invitation behind the number of one's own ticket. */
export async function ownInvitation(ctx: Ctx, number: number): Promise<string | null> {
  const ticket = await ctx.db.ticket.findUnique({ where: { number }, select: { id: true, customerId: true } });
  if (!ticket || (ctx.actor.kind !== "customer" && ctx.actor.kind !== "link") || !may(ctx.actor, "ticket.read", ticket))
    throw new AppError("NOT_FOUND", "ticket.not_found");
  return latestInvitation(ctx.db, ticket);
}
