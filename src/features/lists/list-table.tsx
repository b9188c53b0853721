"use client";

import { ArrowDown, ArrowUp, ChevronsUp, ChevronUp, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { ListColumn, ListOrder, ListRow } from "@/domain/lists/terms";
import { board } from "@/messages/fa/board";
import { lists as words } from "@/messages/fa/lists";
import { formatDateTime, formatRelative } from "@/persian/dates";
import { toPersianDigits } from "@/persian/digits";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import { Dot } from "@/ui/dot";
import { useNow } from "@/ui/now";
import { TimeAgo } from "@/ui/time-ago";
import { hueNames } from "@/ui/tokens";
import type { ListLookup } from "./list-lookup";

type Props = {
  name: string;
  rows: readonly ListRow[];
  columns: readonly ListColumn[];
  order: ListOrder;
  onOrder: (order: ListOrder) => void;
  lookup: ListLookup;
  /** Null for whoever only looks. */
  choice: { chosen: ReadonlySet<string>; toggle: (id: string) => void; toggleAll: () => void } | null;
};

/** Tickets as a table; on a phone each is a card. Arrows go from ticket to ticket, x chooses one. */
export function ListTable({ name, rows, columns, order, onOrder, lookup, choice }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const isAllChosen = choice !== null && rows.length > 0 && rows.every((row) => choice.chosen.has(row.id));
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest<HTMLElement>("[data-row]");
    if (!row) return;
    const step = event.key === "ArrowDown" || event.key === "j" ? 1 : event.key === "ArrowUp" || event.key === "k" ? -1 : 0;
    if (step !== 0) {
      const other = step > 0 ? row.nextElementSibling : row.previousElementSibling;
      const selector = event.target instanceof HTMLInputElement ? "input" : "a";
      other?.querySelector<HTMLElement>(selector)?.focus();
      event.preventDefault();
    } else if ((event.key === "x" || (event.key === " " && event.target instanceof HTMLAnchorElement)) && choice && row.dataset.row) {
      choice.toggle(row.dataset.row);
      event.preventDefault();
    }
  };
  return (
    <table aria-label={words.table(name)} className="block w-full border-separate border-spacing-0 text-start md:table">
      <thead className="hidden md:table-header-group">
        <tr>
          {choice && (
            <th scope="col" className="sticky top-0 z-10 w-9 border-line border-b bg-surface ps-4">
              <input
                type="checkbox"
                className="size-4 align-middle accent-accent-solid"
                aria-label={words.selectShown}
                checked={isAllChosen}
                onChange={choice.toggleAll}
              />
            </th>
          )}
          {(["number", "title", ...columns] as const).map((column) => (
            <HeaderCell key={column} column={column} order={order} onOrder={onOrder} />
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={press} className="block md:table-row-group">
        {rows.map((row) => (
          <Row key={row.id} row={row} columns={columns} lookup={lookup} isChosen={choice?.chosen.has(row.id) ?? false} toggle={choice?.toggle ?? null} />
        ))}
      </tbody>
    </table>
  );
}

/** A column that is pressed again is turned around; moments begin with the latest, priorities with the most urgent. */
export function nextOrder(order: ListOrder, by: ListColumn): ListOrder {
  if (order.by === by) return { by, down: !order.down };
  return { by, down: by === "updated" || by === "created" || by === "priority" || by === "number" };
}

function HeaderCell({ column, order, onOrder }: { column: ListColumn; order: ListOrder; onOrder: (order: ListOrder) => void }) {
  const isHere = order.by === column;
  const Icon = order.down ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isHere ? (order.down ? "descending" : "ascending") : undefined}
      className="sticky top-0 z-10 border-line border-b bg-surface px-1 py-1 text-start font-medium text-sm"
    >
      {/* The titles' column shrinks to nothing by itself; on narrow screens the table scrolls instead. */}
      {column === "title" && <span aria-hidden="true" className="block w-64" />}
      <button
        type="button"
        onClick={() => onOrder(nextOrder(order, column))}
        className={classNames(
          "inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1.5 py-1 hover:bg-hover hover:text-ink",
          isHere ? "text-ink" : "text-ink-muted",
        )}
      >
        {words.columns[column]}
        {isHere && <Icon className="size-3.5" aria-hidden="true" />}
      </button>
    </th>
  );
}

type RowProps = { row: ListRow; columns: readonly ListColumn[]; lookup: ListLookup; isChosen: boolean; toggle: ((id: string) => void) | null };

function Row({ row, columns, lookup, isChosen, toggle }: RowProps) {
  const number = toPersianDigits(String(row.number));
  return (
    <tr
      data-row={row.id}
      className={classNames(
        "relative grid grid-cols-[auto_1fr] items-start gap-x-3 border-line border-b px-4 py-2.5 md:table-row md:px-0",
        isChosen ? "bg-accent-soft" : "hover:bg-hover",
      )}
    >
      {toggle && (
        <td className="row-span-9 block border-line md:table-cell md:border-b md:ps-4">
          <input
            type="checkbox"
            className="mt-0.5 size-4 align-middle accent-accent-solid pointer-coarse:size-5"
            aria-label={words.select(number)}
            checked={isChosen}
            onChange={() => toggle(row.id)}
          />
        </td>
      )}
      <td className="block border-line text-ink-muted md:table-cell md:border-b md:px-2.5">
        <span className="inline-flex items-center gap-1.5">
          {row.isUnread && <Dot colour="accent" name={words.unread} />}
          <bdi dir="ltr" className="tabular-nums">
            #{number}
          </bdi>
        </span>
      </td>
      <td
        className={classNames(
          "block min-w-0 border-line md:table-cell md:w-full md:max-w-0 md:border-b md:px-2.5 md:py-2",
          toggle ? "col-start-2" : "col-span-2",
        )}
      >
        <Link
          href={`/tickets/${row.number}`}
          prefetch={false}
          className={classNames("block rounded-sm [overflow-wrap:anywhere] hover:underline md:truncate", row.isUnread && "font-medium")}
          title={row.title}
        >
          <bdi>{row.title}</bdi>
        </Link>
      </td>
      {columns.map((column) => (
        <td
          key={column}
          className={classNames(
            "min-w-0 border-line text-sm md:table-cell md:max-w-48 md:border-b md:px-2.5 md:py-2",
            toggle ? "col-start-2" : "col-span-2",
            hasValue(row, column) ? "flex gap-1.5" : "hidden",
          )}
        >
          <span className="shrink-0 text-ink-muted md:hidden">{words.columns[column]}:</span>
          <Cell row={row} column={column} lookup={lookup} />
        </td>
      ))}
    </tr>
  );
}

/** On a phone a line without a value is left out. */
function hasValue(row: ListRow, column: ListColumn): boolean {
  if (column === "due") return row.dueAt !== null;
  if (column === "waiting") return row.waitingSince !== null;
  return column !== "priority" || row.priority !== "NORMAL";
}

function Cell({ row, column, lookup }: { row: ListRow; column: ListColumn; lookup: ListLookup }): ReactNode {
  switch (column) {
    case "customer":
      return (
        <span className="block min-w-0 truncate" title={row.companyName ?? undefined}>
          <bdi>{row.customerName}</bdi>
        </span>
      );
    case "stage": {
      const stage = lookup.stage(row.stageId);
      return (
        <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
          <Dot colour={hueNames.find((hue) => hue === stage?.color) ?? "stone"} />
          <bdi className="truncate">{stage?.name}</bdi>
        </span>
      );
    }
    case "responsible": {
      const person = row.responsibleId ? lookup.person(row.responsibleId) : undefined;
      if (!person) return <span className="text-ink-muted">{words.noResponsible}</span>;
      return (
        <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
          <Avatar name={person.name} colourKey={person.id} size="xs" decorative />
          <bdi className="truncate">{person.name}</bdi>
        </span>
      );
    }
    case "priority":
      return <PriorityCell priority={row.priority} />;
    case "due":
      return row.dueAt ? <DueCell at={row.dueAt} isOpen={row.closedAt === null} /> : null;
    case "updated":
      return <TimeAgo at={row.updatedAt} className="whitespace-nowrap text-ink-muted" />;
    case "created":
      return <TimeAgo at={row.createdAt} className="whitespace-nowrap text-ink-muted" />;
    case "waiting":
      return row.waitingSince ? <TimeAgo at={row.waitingSince} className="whitespace-nowrap text-accent-ink" /> : null;
    default:
      return null;
  }
}

function PriorityCell({ priority }: { priority: ListRow["priority"] }) {
  const Icon = priority === "URGENT" ? ChevronsUp : priority === "HIGH" ? ChevronUp : null;
  return (
    <span
      className={classNames("inline-flex items-center gap-0.5 whitespace-nowrap", priority === "URGENT" ? "font-medium text-danger-ink" : "text-ink-muted")}
    >
      {Icon && <Icon className="size-3.5" aria-hidden="true" />}
      {board.card.priority[priority]}
    </span>
  );
}

function DueCell({ at, isOpen }: { at: string; isOpen: boolean }) {
  const now = useNow();
  const isOverdue = isOpen && Date.parse(at) < now;
  return (
    <time
      dateTime={at}
      title={formatDateTime(at)}
      className={classNames("inline-flex items-center gap-1 whitespace-nowrap", isOverdue ? "font-medium text-danger-ink" : "text-ink-muted")}
    >
      {isOverdue && <TriangleAlert className="size-3.5" aria-hidden="true" />}
      {isOverdue && <span className="sr-only">{words.overdue}</span>}
      {formatRelative(at, new Date(now))}
    </time>
  );
}
