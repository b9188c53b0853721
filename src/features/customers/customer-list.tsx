import { UsersRound } from "lucide-react";
import Link from "next/link";
import { type CustomerFilter, customerQuery } from "@/domain/customers/list";
import type { CustomerColumn, CustomerPage, CustomerRow } from "@/domain/customers/list-terms";
import { customerList as words } from "@/messages/fa/customer-list";
import { customers } from "@/messages/fa/customers";
import { formatDate, formatRelative } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { formatPhone } from "@/persian/phone";
import { isolate } from "@/persian/text";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { type ChoiceField, CustomerFilters } from "./customer-filters";

type Props = CustomerPage & {
  filter: CustomerFilter;
  columns: readonly CustomerColumn[];
  /** The columns as the address names them; null = those kept for the person. */
  cols: string | null;
  fields: readonly ChoiceField[];
  mayExport: boolean;
  mayMerge: boolean;
  now: string;
};

/** /customers: every record, by kept places, so that any page is as fast as the first (issue 6 §1). */
export function CustomerList({ rows, total, isMore, next, previous, filter, columns, cols, fields, mayExport, mayMerge, now }: Props) {
  const address = (more: { after?: string; before?: string }) => `/customers?${customerQuery(filter, { ...more, ...(cols === null ? {} : { cols }) })}`;
  const isFiltered = customerQuery({ ...filter, sort: undefined, dir: undefined }) !== "";
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8 md:py-8">
      <header className="mb-4 flex flex-wrap items-end gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1">
          <h1 className="text-2xl">{customers.title}</h1>
          <p className="text-ink-muted">{isMore ? words.foundMore(formatNumber(total)) : words.found(formatNumber(total))}</p>
        </div>
        {mayMerge && <ButtonLink href="/customers/duplicates">{words.duplicates}</ButtonLink>}
      </header>
      <CustomerFilters key={customerQuery(filter)} {...{ filter, columns, cols, fields, mayExport }} />
      {rows.length === 0 ? (
        <EmptyState
          icon={<UsersRound className="size-6" />}
          title={!isFiltered ? customers.nobody : filter.q ? customers.nothing(isolate(filter.q)) : words.nothing}
          actions={isFiltered && <ButtonLink href="/customers">{customers.clear}</ButtonLink>}
        >
          {!isFiltered ? customers.nobodyText : filter.q ? customers.nothingText : words.nothingText}
        </EmptyState>
      ) : (
        <Rows rows={rows} columns={columns} now={now} />
      )}
      {(next || previous) && (
        <nav aria-label={words.pages} className="mt-4 flex items-center gap-3">
          {previous && <ButtonLink href={address({})}>{words.first}</ButtonLink>}
          {previous && <ButtonLink href={address({ before: previous })}>{words.previous}</ButtonLink>}
          {next && <ButtonLink href={address({ after: next })}>{words.next}</ButtonLink>}
        </nav>
      )}
    </div>
  );
}

function Rows({ rows, columns, now }: { rows: CustomerRow[]; columns: readonly CustomerColumn[]; now: string }) {
  return (
    <section aria-label={customers.title} className="overflow-x-auto">
      <table className="block w-full border-collapse text-start sm:table">
        <thead className="sr-only text-ink-muted text-sm sm:not-sr-only sm:table-header-group">
          <tr>
            {[customers.name, ...columns.map((column) => words.columns[column])].map((label) => (
              <th key={label} scope="col" className="whitespace-nowrap px-3 py-2 text-start font-medium first:ps-2">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="block sm:table-row-group">
          {rows.map((row) => (
            <tr
              key={row.id}
              className="relative flex flex-wrap items-center gap-x-4 gap-y-0.5 border-line border-t py-2 ps-9.5 pe-1 hover:bg-hover has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent sm:table-row"
            >
              <th scope="row" className="basis-full text-start font-normal max-sm:-ms-8.5 sm:px-2 sm:py-2">
                <Link href={`/customers/${row.id}`} className="flex min-w-0 items-center gap-2.5 font-medium outline-none after:absolute after:inset-0">
                  <Avatar name={row.name} colourKey={row.id} size="sm" decorative />
                  <bdi className="min-w-0 [overflow-wrap:anywhere]">{row.name}</bdi>
                </Link>
              </th>
              {columns.map((column) => (
                <td key={column} className="text-ink-muted text-sm empty:hidden sm:px-3 sm:text-base sm:empty:table-cell">
                  <Cell row={row} column={column} now={now} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ row, column, now }: { row: CustomerRow; column: CustomerColumn; now: string }) {
  switch (column) {
    case "company":
      return row.companyName && <bdi className="[overflow-wrap:break-word]">{row.companyName}</bdi>;
    case "city":
      return row.city && <bdi className="[overflow-wrap:break-word]">{row.city}</bdi>;
    case "phone":
      return (
        row.phone && (
          <bdi dir="ltr" className="whitespace-nowrap">
            {formatPhone(row.phone)}
          </bdi>
        )
      );
    case "email":
      return (
        row.email && (
          <bdi dir="ltr" className="[overflow-wrap:anywhere] sm:whitespace-nowrap">
            {row.email}
          </bdi>
        )
      );
    case "open":
      return <Count of={row.openTickets} label={words.columns.open} />;
    case "waiting":
      return <Count of={row.waitingTickets} label={words.columns.waiting} />;
    case "all":
      return <Count of={row.allTickets} label={words.columns.all} />;
    case "last":
      return <span className="whitespace-nowrap">{row.lastTicketAt === null ? customers.never : formatRelative(row.lastTicketAt, now)}</span>;
    case "created":
      return <span className="whitespace-nowrap">{formatDate(row.createdAt)}</span>;
    case "sms":
      return row.isOptedOut ? (
        <Badge>{words.optedOut}</Badge>
      ) : row.isUnreachable ? (
        <Badge tone="warning">{words.unreachable}</Badge>
      ) : (
        <span>{words.reached}</span>
      );
  }
}

/** A number that on a phone, where the heads of columns are not shown, says what it counts. */
function Count({ of, label }: { of: number; label: string }) {
  if (of === 0) return <span className="hidden text-ink-faint sm:inline">{formatNumber(0)}</span>;
  return (
    <span className="inline-flex items-center gap-1">
      <span className="sm:hidden" aria-hidden="true">
        {label}
      </span>
      <Badge>{formatNumber(of)}</Badge>
    </span>
  );
}
