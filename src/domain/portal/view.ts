import type { StageKind } from "../board/schema";
import { type HoursWindow, storedHours } from "../departments/hours";
import { amountsOf, rowRials } from "../orders/amounts";
import { isWebAddress } from "../orders/web-address";
import type { Priority } from "../tickets/terms";
import type { CardKind, VisibleFields } from "./visibility";

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

/** A step of the way that a ticket went, in the words a customer reads; `at` null = its time is not shown. */
export type PublicStep = { at: string | null; label: string };

/** A stage of an order's way: behind it, where it is, or still ahead. */
export type PublicProgress = PublicStep & { id: string; state: "done" | "current" | "ahead" };

/** One line of an order; amounts are rials as decimal digits, null = not shown. */
export type PublicItem = { id: string; title: string; quantity: number; unitRials: string | null; rowRials: string | null };

/** What an order has besides its card; null and empty = not shown. */
export type PublicOrder = {
  progress: PublicProgress[];
  items: PublicItem[] | null;
  amounts: { itemsRials: string; discountRials: string; shippingRials: string; totalRials: string } | null;
  tracking: { carrier: string; code: string; url: string | null } | null;
};

export type ReplyStatus = "new_reply" | "waiting_for_you" | "waiting_for_us" | "closed";

/** One line of the customer's list (D11). */
export type CustomerTicketRow = Projected & {
  number: number;
  kind: CardKind;
  /** Empty when it is not shown: then the number stands for it. */
  title: string;
  /** Null when it is not shown. */
  stageLabel: string | null;
  replyStatus: ReplyStatus;
  updatedAt: string;
  isClosed: boolean;
};

/** One ticket as its customer sees it (D12, D31): what was asked and answered, where it stands and what can be done. */
export type CustomerTicket = CustomerTicketRow & {
  id: string;
  createdAt: string;
  /** Empty when it is not shown. */
  departmentName: string;
  responsibleName: string | null;
  categoryName: string | null;
  product: string | null;
  priority: Priority | null;
  order: PublicOrder | null;
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
  responsible?: { name: string } | null;
  category?: { name: string } | null;
  product?: string | null;
  priority?: Priority;
  /** `kind` of its pipeline; without it a ticket. */
  pipeline?: { kind: CardKind };
  order?: OrderSource | null;
};

/** What an order has besides its card, as it is stored. */
export type OrderSource = {
  discountRials: bigint;
  shippingRials: bigint;
  carrier: string;
  trackingCode: string;
  trackingUrl: string;
  items: readonly { id: string; title: string; quantity: number; unitRials: bigint }[];
};

/** What is public of a stage, and whether it is. */
export type StageFace = { kind: StageKind; publicLabel: string; isPortalVisible: boolean };

/** A ticket of a list, with the moment of our last public answer that the customer may see already. */
export type RowSource = Omit<TicketSource, "description" | "department" | "expectedAt"> & { lastAnswerAt: Date | null };

/** Entering a stage. */
export type MoveSource = { at: Date; stage: StageFace & { id?: string } };

/** A stage of an order's pipeline, in its order. */
export type StepSource = StageFace & { id: string };

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

const kindOf = (ticket: { pipeline?: { kind: CardKind } }): CardKind => ticket.pipeline?.kind ?? "TICKET";

/** The stage that a customer is shown: of a ticket its own, of an order the last one with a public face; null = none yet. */
function shownStage(ticket: RowSource, moves: readonly MoveSource[]): StageFace | null {
  if (kindOf(ticket) === "TICKET" || ticket.stage.isPortalVisible) return ticket.stage;
  return moves.findLast((move) => move.stage.isPortalVisible)?.stage ?? null;
}

function replyStatus(ticket: RowSource, shown: StageFace | null): ReplyStatus {
  const isOrder = kindOf(ticket) === "ORDER";
  if (!isOrder && ticket.stage.kind === "CLOSED") return "closed";
  const { lastAnswerAt, lastCustomerAt, customerReadAt } = ticket;
  const haveWeSpokenLast = lastAnswerAt !== null && (lastCustomerAt === null || lastCustomerAt <= lastAnswerAt);
  if (haveWeSpokenLast && (customerReadAt === null || customerReadAt < lastAnswerAt)) return "new_reply";
  if (isOrder) return shown?.kind === "CLOSED" ? "closed" : "waiting_for_us";
  return ticket.stage.kind === "WAITING" || ticket.stage.kind === "SOLVED" ? "waiting_for_you" : "waiting_for_us";
}

const latest = (...moments: (Date | null)[]): Date => new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));

type Showing = { labels: KindLabels; visible: VisibleFields };

/**
 * The list line of one card. What colleagues do among themselves moves nothing in it, not even its time. Of an order whose stage is hidden
 * (the stage itself or all stages), not even whether it is finished is told; `moves` are needed for orders only.
 */
export function toCustomerRow(ticket: RowSource, { labels, visible }: Showing, moves: readonly MoveSource[] = []): CustomerTicketRow {
  const isOrder = kindOf(ticket) === "ORDER";
  const shown = visible.has("stage") ? shownStage(ticket, moves) : isOrder ? null : ticket.stage;
  const isClosed = shown?.kind === "CLOSED";
  return {
    number: ticket.number,
    kind: kindOf(ticket),
    title: visible.has("title") ? ticket.title : "",
    stageLabel: visible.has("stage") && shown ? stageLabel(shown, labels) : null,
    replyStatus: replyStatus(ticket, shown),
    updatedAt: latest(ticket.createdAt, ticket.lastAnswerAt, ticket.lastCustomerAt, isClosed && visible.has("dates") ? ticket.closedAt : null).toISOString(),
    isClosed,
  } as CustomerTicketRow;
}

/** Moves in public words: a move between stages that read the same is none. */
function publicHistory(moves: readonly MoveSource[], { labels, visible }: Showing): PublicStep[] {
  if (!visible.has("stage")) return [];
  const steps = moves.map((move) => ({ at: visible.has("dates") ? move.at.toISOString() : null, label: stageLabel(move.stage, labels) }));
  return steps.filter((step, index) => step.label !== steps[index - 1]?.label);
}

/** The way of an order through the stages that its customer may see, and where on it the order is. */
function progressOf(ticket: RowSource, moves: readonly MoveSource[], stages: readonly StepSource[], visible: VisibleFields): PublicProgress[] {
  if (!visible.has("stage")) return [];
  const way = stages.filter((stage) => stage.isPortalVisible);
  const shown = shownStage(ticket, moves);
  const current = shown === null ? -1 : way.findIndex((stage) => isSame(stage, shown));
  const steps = way.map((stage, index): PublicProgress => {
    const state = index < current ? "done" : index === current ? "current" : "ahead";
    const entered = state === "ahead" ? undefined : moves.findLast((move) => isSame(stage, move.stage));
    return { id: stage.id, label: stage.publicLabel, at: entered && visible.has("dates") ? entered.at.toISOString() : null, state };
  });
  // Two stages in a row that read the same are one step.
  return steps.filter((step, index) => step.label !== steps[index + 1]?.label || step.state === "current");
}

const isSame = (one: StepSource, other: StageFace & { id?: string }): boolean =>
  other.id === undefined ? one.publicLabel === other.publicLabel && one.kind === other.kind : one.id === other.id;

function publicOrder(order: OrderSource | null | undefined, progress: PublicProgress[], visible: VisibleFields): PublicOrder {
  const showsAmounts = visible.has("amounts");
  const amounts = order && showsAmounts ? amountsOf(order) : null;
  const items = order?.items.map((item) => ({
    id: item.id,
    title: item.title,
    quantity: item.quantity,
    unitRials: showsAmounts ? String(item.unitRials) : null,
    rowRials: showsAmounts ? String(rowRials(item)) : null,
  }));
  const isSent = order !== null && order !== undefined && (order.trackingCode !== "" || order.carrier !== "" || order.trackingUrl !== "");
  return {
    progress,
    items: visible.has("items") && items && items.length > 0 ? items : null,
    amounts: amounts && {
      itemsRials: String(amounts.itemsRials),
      discountRials: String(amounts.discountRials),
      shippingRials: String(amounts.shippingRials),
      totalRials: String(amounts.totalRials),
    },
    tracking:
      visible.has("tracking") && isSent
        ? { carrier: order.carrier, code: order.trackingCode, url: isWebAddress(order.trackingUrl) ? order.trackingUrl : null }
        : null,
  };
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
  c: Showing & { now: Date; reopenDays: number; descriptionFiles: readonly PublicFile[]; moves: readonly MoveSource[]; stages?: readonly StepSource[] },
): CustomerTicket {
  const { visible } = c;
  const isOrder = kindOf(ticket) === "ORDER";
  const files = (given: readonly PublicFile[]) => (visible.has("files") ? given : []);
  const messages = notes.map((note) => toPublicMessage({ ...note, files: [...files(note.files)] }, c.now)).filter((message) => message !== null);
  const isClosed = !isOrder && ticket.stage.kind === "CLOSED";
  const reopenUntil = ticket.closedAt ? new Date(ticket.closedAt.getTime() + c.reopenDays * DAY_MS) : null;
  const mayReopen = isClosed && reopenUntil !== null && reopenUntil > c.now;
  const lastAnswerAt = messages.findLast((message) => message.from === "organisation")?.at ?? null;
  const row: RowSource = { ...ticket, lastAnswerAt: lastAnswerAt === null ? null : new Date(lastAnswerAt) };
  const line = toCustomerRow(row, c, c.moves);
  return {
    ...line,
    id: ticket.id,
    createdAt: ticket.createdAt.toISOString(),
    departmentName: visible.has("department") ? ticket.department.name : "",
    responsibleName: visible.has("responsible") ? (ticket.responsible?.name ?? null) : null,
    categoryName: visible.has("category") ? (ticket.category?.name ?? null) : null,
    product: visible.has("product") ? (ticket.product ?? null) : null,
    priority: visible.has("priority") ? (ticket.priority ?? null) : null,
    order: isOrder ? publicOrder(ticket.order, progressOf(row, c.moves, c.stages ?? [], visible), visible) : null,
    answeringHours: visible.has("department") ? storedHours(ticket.department.answeringHours) : null,
    description: visible.has("description") ? ticket.description : "",
    descriptionFiles: files(c.descriptionFiles).map(({ id, fileName, mediaType, sizeBytes, hasThumbnail }) => ({
      id,
      fileName,
      mediaType,
      sizeBytes,
      hasThumbnail,
    })),
    messages,
    lastAnswerAt,
    expectedAt: isClosed || line.isClosed || !visible.has("expected") ? null : (ticket.expectedAt?.toISOString() ?? null),
    history: isOrder ? [] : publicHistory(c.moves, c),
    closedAt: line.isClosed && visible.has("dates") ? (ticket.closedAt?.toISOString() ?? null) : null,
    reopenUntil: mayReopen ? reopenUntil.toISOString() : null,
    // What a customer writes on an order moves nothing, so it may always be written; its stages are ours alone.
    canReply: isOrder || !isClosed || mayReopen,
    canClose: !isOrder && !isClosed,
  };
}
