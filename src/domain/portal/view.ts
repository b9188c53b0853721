import type { StageKind } from "../board/schema";
import { type HoursWindow, storedHours } from "../departments/hours";

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

/** A note on the customer's own record, outside any ticket, that the organisation shows them. */
export type PublicRecordNote = Projected & { id: string; at: string; authorName: string; body: string };

/** A step of the way that a ticket went, in the words a customer reads. */
export type PublicStep = { at: string; label: string };

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
  /** When its department answers, if that differs from what the organisation announces. */
  answeringHours: HoursWindow[] | null;
  description: string;
  descriptionFiles: PublicFile[];
  messages: PublicMessage[];
  lastAnswerAt: string | null;
  /** When we promised to be done; null when nothing is promised or it is over. */
  expectedAt: string | null;
  /** The public names of where it has been, oldest first; the last one is where it is. */
  history: PublicStep[];
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
  closedAt: Date | null;
  expectedAt: Date | null;
  /** When the customer last wrote. */
  lastCustomerAt: Date | null;
  customerReadAt: Date | null;
  stage: StageFace;
  /** `answeringHours` as stored. */
  department: { name: string; answeringHours: unknown };
};

/** What is public of a stage, and whether it is. */
export type StageFace = { kind: StageKind; publicLabel: string; isPortalVisible: boolean };

/** A ticket of a list, with the moment of our last public answer that the customer may see already. */
export type RowSource = Omit<TicketSource, "description" | "department" | "expectedAt"> & { lastAnswerAt: Date | null };

/** Entering a stage. */
export type MoveSource = { at: Date; stage: StageFace };

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

export function stageLabel(stage: StageFace, labels: KindLabels): string {
  return stage.isPortalVisible ? stage.publicLabel : labels[stage.kind];
}

function replyStatus(ticket: RowSource): ReplyStatus {
  if (ticket.stage.kind === "CLOSED") return "closed";
  const { lastAnswerAt, lastCustomerAt, customerReadAt } = ticket;
  const haveWeSpokenLast = lastAnswerAt !== null && (lastCustomerAt === null || lastCustomerAt <= lastAnswerAt);
  if (haveWeSpokenLast && (customerReadAt === null || customerReadAt < lastAnswerAt)) return "new_reply";
  return ticket.stage.kind === "WAITING" || ticket.stage.kind === "SOLVED" ? "waiting_for_you" : "waiting_for_us";
}

const latest = (...moments: (Date | null)[]): Date => new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));

/** The list line of one ticket. What colleagues do among themselves moves nothing in it, not even its time. */
export function toCustomerRow(ticket: RowSource, labels: KindLabels): CustomerTicketRow {
  return {
    number: ticket.number,
    title: ticket.title,
    stageLabel: stageLabel(ticket.stage, labels),
    replyStatus: replyStatus(ticket),
    updatedAt: latest(ticket.createdAt, ticket.lastAnswerAt, ticket.lastCustomerAt, ticket.closedAt).toISOString(),
    isClosed: ticket.stage.kind === "CLOSED",
  } as CustomerTicketRow;
}

/** Moves in public words: a move between stages that read the same is none. */
function publicHistory(moves: readonly MoveSource[], labels: KindLabels): PublicStep[] {
  const steps = moves.map((move) => ({ at: move.at.toISOString(), label: stageLabel(move.stage, labels) }));
  return steps.filter((step, index) => step.label !== steps[index - 1]?.label);
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

/** A note on a customer's record as that customer will read it, or null when it is not for them. */
export function toPublicRecordNote(note: Omit<NoteSource, "authorKind" | "files">, now: Date): PublicRecordNote | null {
  if (!isPublic(note, now)) return null;
  return { id: note.id, at: (note.publicAt ?? note.createdAt).toISOString(), authorName: note.authorName, body: note.body } as PublicRecordNote;
}

/**
 * Everything a customer or link holder ever receives of a ticket comes from here. It starts from nothing and adds what is public
 * (product.md §0.5): a field that is not named here does not leave.
 */
export function toCustomerTicket(
  ticket: TicketSource,
  notes: readonly NoteSource[],
  c: { now: Date; labels: KindLabels; reopenDays: number; descriptionFiles: readonly PublicFile[]; moves: readonly MoveSource[] },
): CustomerTicket {
  const messages = notes.map((note) => toPublicMessage(note, c.now)).filter((message) => message !== null);
  const isClosed = ticket.stage.kind === "CLOSED";
  const reopenUntil = ticket.closedAt ? new Date(ticket.closedAt.getTime() + c.reopenDays * DAY_MS) : null;
  const mayReopen = isClosed && reopenUntil !== null && reopenUntil > c.now;
  const lastAnswerAt = messages.findLast((message) => message.from === "organisation")?.at ?? null;
  return {
    ...toCustomerRow({ ...ticket, lastAnswerAt: lastAnswerAt === null ? null : new Date(lastAnswerAt) }, c.labels),
    id: ticket.id,
    createdAt: ticket.createdAt.toISOString(),
    departmentName: ticket.department.name,
    answeringHours: storedHours(ticket.department.answeringHours),
    description: ticket.description,
    descriptionFiles: c.descriptionFiles.map(({ id, fileName, mediaType, sizeBytes, hasThumbnail }) => ({ id, fileName, mediaType, sizeBytes, hasThumbnail })),
    messages,
    lastAnswerAt,
    expectedAt: isClosed ? null : (ticket.expectedAt?.toISOString() ?? null),
    history: publicHistory(c.moves, c.labels),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    reopenUntil: mayReopen ? reopenUntil.toISOString() : null,
    canReply: !isClosed || mayReopen,
    canClose: !isClosed,
  };
}
