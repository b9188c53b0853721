import type { CustomerTicket, KindLabels, MoveSource, NoteSource, PublicFile, StageFace, StepSource, TicketSource } from "@/domain/portal/view";
import { toCustomerTicket } from "@/domain/portal/view";
import { portal as words } from "@/messages/fa/portal";
import type { Db, Tx } from "@/server/platform/db";
import { visibleOf } from "@/server/visibility";

/** The columns the projection needs; the portal reads no others. */
export const ticketSourceSelect = {
  id: true,
  number: true,
  title: true,
  description: true,
  createdAt: true,
  closedAt: true,
  expectedAt: true,
  lastCustomerAt: true,
  customerReadAt: true,
  customerId: true,
  pipelineId: true,
  product: true,
  priority: true,
  pipeline: { select: { kind: true } },
  responsible: { select: { name: true } },
  category: { select: { name: true } },
  order: {
    select: {
      discountRials: true,
      shippingRials: true,
      carrier: true,
      trackingCode: true,
      trackingUrl: true,
      items: { orderBy: { position: "asc" }, select: { id: true, title: true, quantity: true, unitRials: true } },
    },
  },
  stage: { select: { id: true, kind: true, publicLabel: true, isPortalVisible: true } },
  department: { select: { name: true, answeringHours: true } },
} as const;

export const kindLabels: KindLabels = words.kindLabels;

const fileSelect = { id: true, fileName: true, mediaType: true, sizeBytes: true, thumbnailKey: true } as const;
type FileRow = { id: string; fileName: string; mediaType: string; sizeBytes: number; thumbnailKey: string | null };
const publicFile = (file: FileRow): PublicFile => ({
  id: file.id,
  fileName: file.fileName,
  mediaType: file.mediaType,
  sizeBytes: file.sizeBytes,
  hasThumbnail: file.thumbnailKey !== null,
});

const noteSelect = {
  id: true,
  authorKind: true,
  body: true,
  portalVisible: true,
  createdAt: true,
  publicAt: true,
  deletedAt: true,
  authorUser: { select: { name: true } },
  authorCustomer: { select: { name: true } },
  attachments: { where: { state: "READY" }, select: fileSelect, orderBy: { createdAt: "asc" } },
} as const;

/** Public notes of a ticket as the projection's input. The query already leaves internal notes out; the projection does so again. */
export async function notesOf(db: Db | Tx, ticketId: string): Promise<NoteSource[]> {
  const rows = await db.note.findMany({ where: { ticketId, portalVisible: true, deletedAt: null }, orderBy: { createdAt: "asc" }, select: noteSelect });
  return rows.map((row) => ({
    id: row.id,
    authorKind: row.authorKind,
    authorName: row.authorUser?.name ?? row.authorCustomer?.name ?? words.organisationVoice,
    body: row.body,
    portalVisible: row.portalVisible,
    createdAt: row.createdAt,
    publicAt: row.publicAt,
    deletedAt: row.deletedAt,
    files: row.attachments.map(publicFile),
  }));
}

/** The stages that each card entered, oldest first; a move that was taken back did not happen. */
export async function movesOf(db: Db | Tx, ticketIds: readonly string[]): Promise<Map<string, MoveSource[]>> {
  const rows = await db.$queryRaw<(StageFace & { at: Date; id: string; ticketId: string })[]>`
    SELECT a."ticketId"::text AS "ticketId", a."at", s."id"::text AS "id", s."kind"::text AS "kind", s."publicLabel", s."isPortalVisible"
    FROM "Activity" a JOIN "Stage" s ON s."id"::text = coalesce(a."data"->>'toStageId', a."data"->>'stageId')
    WHERE a."ticketId" = ANY(${[...ticketIds]}::uuid[]) AND a."event" IN ('ticket.created', 'card.moved', 'ticket.closed', 'ticket.reopened', 'ticket.referred') AND NOT (a."data" ? 'undoes')
      AND NOT EXISTS (SELECT 1 FROM "Activity" u WHERE u."ticketId" = a."ticketId" AND u."data"->>'undoes' = a."id"::text)
    ORDER BY a."id"`;
  const moves = new Map<string, MoveSource[]>(ticketIds.map((id) => [id, []]));
  for (const { ticketId, at, ...stage } of rows) moves.get(ticketId)?.push({ at, stage });
  return moves;
}

/** The stages of a pipeline in their order, as an order's way. */
function stepsOf(db: Db | Tx, pipelineId: string): Promise<StepSource[]> {
  return db.stage.findMany({
    where: { pipelineId, deletedAt: null, retiredAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, publicLabel: true, isPortalVisible: true },
  });
}

/** One ticket or order as its customer sees it. The caller has proved that the reader may see this card. */
export async function projectTicket(
  db: Db | Tx,
  ticket: TicketSource & { pipelineId: string; pipeline: { kind: "TICKET" | "ORDER" } },
  now: Date,
): Promise<CustomerTicket> {
  const { kind } = ticket.pipeline;
  const [notes, moves, organisation, files, visible, stages] = await Promise.all([
    notesOf(db, ticket.id),
    movesOf(db, [ticket.id]),
    db.organisation.findUniqueOrThrow({ where: { id: 1 }, select: { reopenDays: true } }),
    db.attachment.findMany({ where: { ticketId: ticket.id, noteId: null, state: "READY" }, select: fileSelect, orderBy: { createdAt: "asc" } }),
    visibleOf(db, kind),
    kind === "ORDER" ? stepsOf(db, ticket.pipelineId) : [],
  ]);
  const { reopenDays } = organisation;
  return toCustomerTicket(ticket, notes, {
    ...{ now, labels: kindLabels, visible, reopenDays, stages },
    descriptionFiles: files.map(publicFile),
    moves: moves.get(ticket.id) ?? [],
  });
}
