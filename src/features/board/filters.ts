import type { BoardFilters } from "@/domain/board/schema";
import type { Priority } from "@/domain/tickets/schema";

// The schema itself stays out of the browser: it would bring zod with it. Whatever passes here is parsed again at the door.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TEXT_LIMIT = 100;

export const priorityOrder = ["URGENT", "HIGH", "NORMAL", "LOW"] as const satisfies readonly Priority[];

/** The filters whose values are lists of ids. */
export type ListFilter = "responsible" | "priority" | "category" | "tag" | "department";

const allowed: Record<ListFilter, { limit: number; also: readonly string[]; isId: boolean }> = {
  responsible: { limit: 30, also: ["me", "none"], isId: true },
  priority: { limit: 4, also: priorityOrder, isId: false },
  category: { limit: 50, also: ["none"], isId: true },
  tag: { limit: 30, also: [], isId: true },
  department: { limit: 30, also: [], isId: true },
};
const lists = Object.keys(allowed) as ListFilter[];

/** The filters that a query string asks for; whatever is not understood is left out, so an old bookmark still opens. */
export function parseFilters(query: string | URLSearchParams): BoardFilters {
  const params = new URLSearchParams(query);
  const found: Record<string, unknown> = {};
  for (const key of lists) {
    const { limit, also, isId } = allowed[key];
    const values = (params.get(key) ?? "").split(",").filter((value) => also.includes(value) || (isId && UUID.test(value)));
    if (values.length > 0) found[key] = [...new Set(values)].slice(0, limit);
  }
  const customer = params.get("customer") ?? "";
  if (UUID.test(customer)) found.customer = customer;
  if (params.get("waiting") === "1") found.waiting = true;
  if (params.get("late") === "1") found.late = true;
  const text = (params.get("text") ?? "").trim().slice(0, TEXT_LIMIT);
  if (text) found.text = text;
  return found as BoardFilters;
}

/** The same as a query string, with its question mark; empty without filters. The order is always the same, so equal filters have one address. */
export function formatFilters(filters: BoardFilters): string {
  const parts: string[] = [];
  for (const key of lists) if (filters[key]?.length) parts.push(`${key}=${filters[key].join(",")}`);
  if (filters.customer) parts.push(`customer=${filters.customer}`);
  if (filters.waiting) parts.push("waiting=1");
  if (filters.late) parts.push("late=1");
  if (filters.text) parts.push(`text=${encodeURIComponent(filters.text)}`);
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/** With one filter set anew; an empty list, false or "" takes it away. */
export function withFilter<K extends keyof BoardFilters>(filters: BoardFilters, key: K, value: BoardFilters[K]): BoardFilters {
  const { [key]: _old, ...rest } = filters;
  const isEmpty = value === undefined || value === false || value === "" || (Array.isArray(value) && value.length === 0);
  return isEmpty ? rest : { ...rest, [key]: value };
}

export function hasFilters(filters: BoardFilters): boolean {
  return formatFilters(filters) !== "";
}
