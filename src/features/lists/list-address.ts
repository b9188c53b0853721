import type { BoardFilters } from "@/domain/board/schema";
import {
  defaultOrder,
  type ListColumn,
  type ListOrder,
  listColumns,
  type MySection,
  mySections,
  sectionOrder,
  type TicketState,
  type ViewContent,
} from "@/domain/lists/terms";
import { formatFilters, parseFilters } from "@/features/board";

/** Where a list lies: My work, all pipelines, or one. */
export type ListPlace = { readonly kind: "my" } | { readonly kind: "all" } | { readonly kind: "pipeline"; readonly slug: string };

/** What the address of a list says. Null: as it is by itself. */
export type ListState = {
  readonly section: MySection | null;
  readonly filters: BoardFilters;
  readonly state: TicketState | null;
  readonly order: ListOrder | null;
  readonly columns: readonly ListColumn[] | null;
  /** The saved view that was opened. */
  readonly saved: string | null;
};

/** Columns that can be left out. */
export const optionalColumns = listColumns.filter((column) => column !== "number" && column !== "title");
/** What is shown when nothing was chosen. */
export const usualColumns: readonly ListColumn[] = ["customer", "stage", "responsible", "priority", "due", "updated", "waiting"];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What a query string asks for; whatever is not understood is left out, so an old bookmark still opens. */
export function parseList(query: string | URLSearchParams, place: ListPlace): ListState {
  const params = new URLSearchParams(query);
  const sort = params.get("sort") ?? "";
  const by = listColumns.find((column) => column === sort.replace(/^-/, ""));
  const columns = params.has("cols") ? optionalColumns.filter((column) => (params.get("cols") ?? "").split(",").includes(column)) : null;
  const state = params.get("state");
  const saved = params.get("saved") ?? "";
  return {
    section: place.kind === "my" ? (mySections.find((section) => section === params.get("section")) ?? "mine") : null,
    filters: parseFilters(params),
    state: place.kind !== "my" && (state === "open" || state === "closed") ? state : null,
    order: by ? { by, down: sort.startsWith("-") } : null,
    columns,
    saved: UUID.test(saved) ? saved : null,
  };
}

/** The address of a list; equal lists have one address. */
export function listPath(place: ListPlace, list: ListState): string {
  const parts: string[] = [];
  if (place.kind === "pipeline") parts.push("view=list");
  if (list.section && list.section !== "mine") parts.push(`section=${list.section}`);
  const filters = formatFilters(list.filters).slice(1);
  if (filters) parts.push(filters);
  if (list.state) parts.push(`state=${list.state}`);
  if (list.order) parts.push(`sort=${list.order.down ? "-" : ""}${list.order.by}`);
  if (list.columns) parts.push(`cols=${list.columns.join(",")}`);
  if (list.saved) parts.push(`saved=${list.saved}`);
  return `${basePath(place)}${parts.length > 0 ? `?${parts.join("&")}` : ""}`;
}

export function basePath(place: ListPlace): string {
  return place.kind === "my" ? "/my" : place.kind === "all" ? "/tickets" : `/boards/${place.slug}`;
}

/** The order that counts. */
export function orderOf(list: ListState): ListOrder {
  return list.order ?? (list.section ? sectionOrder[list.section] : defaultOrder);
}

/** The address that a saved view stands for. */
export function viewPath(viewId: string, view: ViewContent): string {
  const { pipelineSlug, filters, state, order, columns, shape } = view;
  if (shape === "board" && pipelineSlug) return `/boards/${pipelineSlug}${formatFilters(filters)}`;
  const place: ListPlace = pipelineSlug ? { kind: "pipeline", slug: pipelineSlug } : { kind: "all" };
  return listPath(place, { section: null, filters, state, order, columns, saved: viewId });
}

/** What a query string asks for, and what the API has to be asked for it. */
export function listOf(query: string, place: ListPlace) {
  const list = parseList(query, place);
  return { list, input: inputOf(place, list) };
}

/** What the API is asked for a list. */
export function inputOf(place: ListPlace, list: ListState) {
  return { pipelineSlug: place.kind === "pipeline" ? place.slug : null, section: list.section, filters: list.filters, state: list.state, order: orderOf(list) };
}
