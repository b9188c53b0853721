import type { StageKind } from "../board/schema";

declare const projected: unique symbol;
type Projected = { readonly [projected]: true };

/** A file as a customer sees it. */
export type PublicFile = { id: string; fileName: string; mediaType: string; sizeBytes: number; hasThumbnail: boolean };

/** A message that the customer may read. Only this file can make one: a raw note does not compile where this is asked for. */
export type PublicMessage = Projected & {
  id: string;
  at: string;
  from: "customer" | "organisation";
  authorName: string;
  body: string;
  files: PublicFile[];
};

export type ReplyStatus = "new_reply" | "waiting_for_you" | "waiting_for_us" | "closed";

/** One line of the customer's list (D11). */
export type CustomerTicketRow = Projected & {
  number: number;
  title: string;
  stageLabel: string;
  replyStatus: ReplyStatus;
  updatedAt: string;
  isClosed: boolean;
};

/** One ticket as its customer sees it (D12, D31): what was asked and answered, where it stands and what can be done. */
export type CustomerTicket = CustomerTicketRow & {
  id: string;
  createdAt: string;
  departmentName: string;
  description: string;
  descriptionFiles: PublicFile[];
  messages: PublicMessage[];
  lastAnswerAt: string | null;
  closedAt: string | null;
  /** Until when the customer may reopen; null when it is open or the time is over. */
  reopenUntil: string | null;
  canReply: boolean;
  canClose: boolean;
};

/** What the projection is given: rows as they are stored, internal ones too, so that the filter is here and is tested here. */
export type TicketSource = {
  id: string;
  number: number;
  title: string;
  description: string;
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | null;
  lastSpeaker: "STAFF" | "CUSTOMER" | "SYSTEM" | null;
  lastPublicStaffAt: Date | null;
  customerReadAt: Date | null;
  stage: { kind: StageKind; publicLabel: string; isPortalVisible: boolean };
  department: { name: string };
};

export type NoteSource = {
  id: string;
  authorKind: "STAFF" | "CUSTOMER" | "SYSTEM";
  authorName: string;
  body: string;
  portalVisible: boolean;
  createdAt: Date;
  publicAt: Date | null;
  deletedAt: Date | null;
  files: PublicFile[];
};

/** What a stage without a public face reads as, by its kind (R6). */
export type KindLabels = { readonly [K in StageKind]: string };

const DAY_MS = 86_400_000;

/** True once a note is for the customer's eyes: public, its moment of grace over, not taken back (D19, D20). */
export function isPublic(note: Pick<NoteSource, "portalVisible" | "publicAt" | "createdAt" | "deletedAt">, now: Date): boolean {
  return note.portalVisible === true && note.deletedAt === null && (note.publicAt ?? note.createdAt) <= now;
}

function stageLabel(stage: TicketSource["stage"], labels: KindLabels): string {
  return stage.isPortalVisible ? stage.publicLabel : labels[stage.kind];
}

function replyStatus(ticket: TicketSource): ReplyStatus {
  if (ticket.stage.kind === "CLOSED") return "closed";
  const hasNewReply = ticket.lastPublicStaffAt !== null && ticket.lastSpeaker === "STAFF" && (ticket.customerReadAt === null || ticket.customerReadAt < ticket.lastPublicStaffAt);
  if (hasNewReply) return "new_reply";
  return ticket.stage.kind === "WAITING" ? "waiting_for_you" : "waiting_for_us";
}

/** The list line of one ticket. */
export function toCustomerRow(ticket: TicketSource, labels: KindLabels): CustomerTicketRow {
  return {
    number: ticket.number,
    title: ticket.title,
    stageLabel: stageLabel(ticket.stage, labels),
    replyStatus: replyStatus(ticket),
    updatedAt: (ticket.lastPublicStaffAt && ticket.lastPublicStaffAt > ticket.createdAt ? ticket.lastPublicStaffAt : ticket.createdAt).toISOString(),
    isClosed: ticket.stage.kind === "CLOSED",
  } as CustomerTicketRow;
}

/** One note as the customer will read it, or null when it is not for them: also what the agent is shown beside the composer (D19, row 49). */
export function toPublicMessage(note: NoteSource, now: Date): PublicMessage | null {
  if (!isPublic(note, now)) return null;
  return {
    id: note.id,
    at: (note.publicAt ?? note.createdAt).toISOString(),
    from: note.authorKind === "CUSTOMER" ? "customer" : "organisation",
    authorName: note.authorName,
    body: note.body,
    files: note.files.map(({ id, fileName, mediaType, sizeBytes, hasThumbnail }) => ({ id, fileName, mediaType, sizeBytes, hasThumbnail })),
  } as PublicMessage;
}

/**
 * Everything a customer or link holder ever receives of a ticket comes from here. It starts from nothing and adds what is public
 * (product.md §0.5): a field that is not named here does not leave.
 */
export function toCustomerTicket(
  ticket: TicketSource,
  notes: readonly NoteSource[],
  c: { now: Date; labels: KindLabels; reopenDays: number; descriptionFiles: readonly PublicFile[] },
): CustomerTicket {
  const messages = notes.map((note) => toPublicMessage(note, c.now)).filter((message) => message !== null);
  const isClosed = ticket.stage.kind === "CLOSED";
  const reopenUntil = ticket.closedAt ? new Date(ticket.closedAt.getTime() + c.reopenDays * DAY_MS) : null;
  const mayReopen = isClosed && reopenUntil !== null && reopenUntil > c.now;
  const answers = messages.filter((message) => message.from === "organisation");
  return {
    ...toCustomerRow(ticket, c.labels),
    id: ticket.id,
    createdAt: ticket.createdAt.toISOString(),
    departmentName: ticket.department.name,
    description: ticket.description,
    descriptionFiles: c.descriptionFiles.map(({ id, fileName, mediaType, sizeBytes, hasThumbnail }) => ({ id, fileName, mediaType, sizeBytes, hasThumbnail })),
    messages,
    lastAnswerAt: answers.at(-1)?.at ?? null,
    closedAt: ticket.closedAt?.toISOString() ?? null,
    reopenUntil: mayReopen ? reopenUntil.toISOString() : null,
    canReply: !isClosed || mayReopen,
    canClose: !isClosed,
  };
}
