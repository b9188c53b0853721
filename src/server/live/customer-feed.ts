import type { TicketEventName } from "@/domain/events";
import { publicMoment } from "@/domain/portal/public-change";
import type { KindLabels, StageFace } from "@/domain/portal/view";
import { type CardKind, visibleFields } from "@/domain/portal/visibility";
import { portal as words } from "@/messages/fa/portal";
import { now } from "@/server/platform/clock";
import { log } from "@/server/platform/log";

type Read = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

/** What a customer may hear of now: a ticket of theirs, or (null) a note on their record. */
export type PublicNews = { customerId: string; ticket: { id: string; number: number } | null };

type TicketRow = { ticketId: string; customerId: string; number: number };

type FactRow = TicketRow & {
  kind: CardKind;
  /** The saved fields that customers may see of such a card; null = none were saved. */
  fields: string[] | null;
  event: TicketEventName;
  data: unknown;
  at: Date;
  from: StageFace | null;
  to: StageFace | null;
  portalVisible: boolean | null;
  publicAt: Date | null;
  createdAt: Date | null;
  deletedAt: Date | null;
};

const labels: KindLabels = words.kindLabels;
/** A moment later, so that whoever looks at once is not a moment too early. */
const MARGIN_MS = 30;
const RETRY_MS = 2_000;
/** A command may commit this long after the instant that its facts carry. */
const LATE_MS = 30_000;

/**
 * What customers and holders of links are told: that something has changed on their ticket, and only when something has that they may see.
 * What a fact means for them is decided in domain/portal/public-change.ts. A public note of ours is told when its moment of grace is over.
 */
export class CustomerFeed {
  private due = new Map<string, NodeJS.Timeout>();
  private chain: Promise<unknown> = Promise.resolve();
  private unread: string[] = [];

  constructor(
    private readonly read: Read,
    private readonly tell: (news: PublicNews) => void,
  ) {}

  /** Looks at facts as they happen, one batch after another. */
  take(activityIds: readonly string[]): void {
    if (activityIds.length === 0) return;
    this.unread.push(...activityIds);
    this.chain = this.chain.then(() => this.readOn());
  }

  /** After (re-)listening: what could not be read before, and notes that become public in a moment. */
  async begin(): Promise<void> {
    await this.readOn();
    const rows = await this.read<TicketRow & { publicAt: Date }>(
      `SELECT n."publicAt", t."id"::text AS "ticketId", t."customerId"::text AS "customerId", t."number"
       FROM "Note" n JOIN "Ticket" t ON t."id" = n."ticketId" WHERE n."publicAt" > $1 AND n."portalVisible" AND n."deletedAt" IS NULL`,
      [now()],
    );
    for (const row of rows) this.plan(newsOf(row), row.publicAt);
  }

  /** A note on a customer's record becomes public then; null = one that was public is gone. */
  recordNote(customerId: string, publicAt: Date | null): void {
    const news = { customerId, ticket: null };
    if (publicAt === null) this.tell(news);
    else this.plan(news, publicAt);
  }

  /** Whether something that this listener may see has changed since then (page drawn, line lost): the numbers of the tickets, null for their record. */
  async since(who: { customerId: string; ticketId: string | null }, since: Date): Promise<(number | null)[]> {
    const early = new Date(since.getTime() - LATE_MS);
    const notes = await this.read<{ publicAt: Date }>(
      `SELECT "publicAt" FROM "CustomerNote" WHERE "customerId" = $1::uuid AND $2::uuid IS NULL AND "portalVisible" AND "publicAt" IS NOT NULL
       AND (("deletedAt" IS NULL AND "publicAt" > $3) OR ("deletedAt" > $3 AND "deletedAt" > "publicAt"))`,
      [who.customerId, who.ticketId, early],
    );
    const rows = await this.read<FactRow>(`${factSql} WHERE t."customerId" = $1::uuid AND ($2::uuid IS NULL OR t."id" = $2::uuid) AND a."at" > $3`, [
      who.customerId,
      who.ticketId,
      early,
    ]);
    const at = now();
    const told = rows.filter((row) => {
      const moment = momentOf(row);
      if (moment !== null && moment > at) this.plan(newsOf(row), moment);
      return moment !== null && moment <= at;
    });
    const future = notes.filter(({ publicAt }) => publicAt > at);
    for (const { publicAt } of future) this.recordNote(who.customerId, publicAt);
    return [...new Set(told.map((row) => row.number)), ...(notes.length > future.length ? [null] : [])];
  }

  stop(): void {
    for (const timer of this.due.values()) clearTimeout(timer);
    this.due.clear();
  }

  private async readOn(): Promise<void> {
    const ids = this.unread;
    if (ids.length === 0) return;
    this.unread = [];
    try {
      this.judge(await this.read<FactRow>(`${factSql} WHERE a."id" = ANY($1::bigint[]) ORDER BY a."id"`, [ids]));
    } catch (error) {
      this.unread = [...ids, ...this.unread];
      log.warn({ err: error }, "what customers may hear of was not found out yet");
    }
  }

  private judge(rows: readonly FactRow[]): void {
    const at = now().getTime();
    for (const row of rows) {
      const moment = momentOf(row);
      if (moment === null) continue;
      if (moment.getTime() <= at) this.tell(newsOf(row));
      else this.plan(newsOf(row), moment);
    }
  }

  private plan(news: PublicNews, moment: Date): void {
    const key = `${news.ticket?.id ?? news.customerId} ${moment.getTime()}`;
    if (this.due.has(key)) return;
    const timer = setTimeout(
      () => {
        this.due.delete(key);
        void this.tellIfPublic(news, moment);
      },
      Math.max(0, moment.getTime() - now().getTime()) + MARGIN_MS,
    );
    timer.unref();
    this.due.set(key, timer);
  }

  /** It may have been taken back meanwhile: then the customer hears nothing at all. */
  private async tellIfPublic(news: PublicNews, moment: Date): Promise<void> {
    try {
      const rows = await (news.ticket
        ? this.read<TicketRow>(
            `SELECT t."id"::text AS "ticketId", t."customerId"::text AS "customerId", t."number" FROM "Ticket" t WHERE t."id" = $1::uuid
             AND EXISTS (SELECT 1 FROM "Note" n WHERE n."ticketId" = t."id" AND n."publicAt" = $2 AND n."portalVisible" AND n."deletedAt" IS NULL)`,
            [news.ticket.id, moment],
          )
        : this.read<TicketRow>(
            `SELECT NULL AS "ticketId", "customerId"::text AS "customerId", 0 AS "number" FROM "CustomerNote"
             WHERE "customerId" = $1::uuid AND "publicAt" = $2 AND "portalVisible" AND "deletedAt" IS NULL LIMIT 1`,
            [news.customerId, moment],
          ));
      for (const row of rows) this.tell(news.ticket ? newsOf(row) : news);
    } catch (error) {
      log.warn({ err: error }, "a customer could not be told of a note yet");
      setTimeout(() => void this.tellIfPublic(news, moment), RETRY_MS).unref();
    }
  }
}

function newsOf({ ticketId, customerId, number }: TicketRow): PublicNews {
  return { customerId, ticket: { id: ticketId, number } };
}

const factSql = `
  SELECT t."id"::text AS "ticketId", t."customerId"::text AS "customerId", t."number", a."event", a."data", a."at", p."kind"::text AS "kind", v."fields",
    CASE WHEN f."id" IS NOT NULL THEN json_build_object('kind', f."kind", 'publicLabel', f."publicLabel", 'isPortalVisible', f."isPortalVisible") END AS "from",
    CASE WHEN s."id" IS NOT NULL THEN json_build_object('kind', s."kind", 'publicLabel', s."publicLabel", 'isPortalVisible', s."isPortalVisible") END AS "to",
    n."portalVisible", n."publicAt", n."createdAt", n."deletedAt"
  FROM "Activity" a JOIN "Ticket" t ON t."id" = a."ticketId" JOIN "Pipeline" p ON p."id" = t."pipelineId" LEFT JOIN "CardVisibility" v ON v."kind" = p."kind"
  LEFT JOIN "Stage" f ON f."id" = (a."data"->>'fromStageId')::uuid
  LEFT JOIN "Stage" s ON s."id" = (a."data"->>'toStageId')::uuid
  LEFT JOIN "Note" n ON a."event" = 'note.added' AND n."id" = (a."data"->>'noteId')::uuid`;

function momentOf({ kind, fields, event, data, at, from, to, portalVisible, publicAt, createdAt, deletedAt }: FactRow): Date | null {
  const note = portalVisible === null || createdAt === null ? null : { portalVisible, publicAt, createdAt, deletedAt };
  return publicMoment({ kind, visible: visibleFields(kind, fields), event, data, at, from, to, note }, labels);
}
