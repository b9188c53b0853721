import type { BoardCard, Named } from "../board/card";
import type { BoardFilters } from "../board/schema";

// Apart from schema.ts, so that a screen can name these without carrying a validator.

/** The columns of the list; each can be sorted by. The first two are always shown. */
export const listColumns = ["number", "title", "customer", "stage", "responsible", "priority", "due", "updated", "waiting", "created"] as const;
export type ListColumn = (typeof listColumns)[number];

/** What My work is divided into (issue 6 §4). */
export const mySections = ["mine", "waiting", "today", "mentioned", "unassigned"] as const;
export type MySection = (typeof mySections)[number];

export type ListOrder = { readonly by: ListColumn; readonly down: boolean };

/** How each section begins: what is most pressing on top. */
export const sectionOrder: Readonly<Record<MySection, ListOrder>> = {
  mine: { by: "updated", down: true },
  waiting: { by: "waiting", down: false },
  today: { by: "due", down: false },
  mentioned: { by: "updated", down: true },
  unassigned: { by: "created", down: false },
};
export const defaultOrder: ListOrder = { by: "updated", down: true };

/** Whether closed tickets are left out, or alone shown. */
export const ticketStates = ["open", "closed"] as const;
export type TicketState = (typeof ticketStates)[number];

/** Rows of one page, and the most that can be asked for or chosen at once: the cap of a bulk action. */
export const LIST_PAGE = 50;
export const BULK_LIMIT = 200;

export type ListRow = BoardCard & { pipelineId: string; updatedAt: string; closedAt: string | null };

/** Where the next page begins: the value of the last row's sort column as text, and its number. */
export type ListCursor = { value: string; number: number };

/** `total` only with the first page. */
export type ListPage = { rows: ListRow[]; next: ListCursor | null; total: number | null };

export type ListStage = Named & { color: string; kind: string; pipelineId: string; mayEnter: boolean; isRetired: boolean };
export type ListPipeline = Named & { slug: string; isRetired: boolean };

export const viewScopes = ["PRIVATE", "DEPARTMENT", "ALL"] as const;
export type ViewScope = (typeof viewScopes)[number];

/** What a saved view shows. */
export type ViewContent = {
  pipelineSlug: string | null;
  shape: "list" | "board";
  filters: BoardFilters;
  state: TicketState | null;
  order: ListOrder | null;
  columns: readonly ListColumn[] | null;
};
export type SavedViewItem = ViewContent & {
  id: string;
  name: string;
  scope: ViewScope;
  departmentId: string | null;
  ownerId: string;
  ownerName: string;
  version: number;
  mayEdit: boolean;
};

export const bulkKinds = ["stage", "responsible", "priority", "tags", "close", "reply"] as const;
export type BulkKind = (typeof bulkKinds)[number];
