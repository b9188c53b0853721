import { Search, UsersRound } from "lucide-react";
import Link from "next/link";
import type { CustomerRow } from "@/domain/customers/record";
import { customers as words } from "@/messages/fa/customers";
import { formatRelative } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { formatPhone } from "@/persian/phone";
import { isolate } from "@/persian/text";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button";
import { buttonClass } from "@/ui/button-class";
import { EmptyState } from "@/ui/empty-state";
import { TextField } from "@/ui/text-field";

type Props = { rows: CustomerRow[]; total: number; pageSize: number; page: number; text: string; now: string };

/** /customers: every record, whoever wrote last first. The search is a plain form, so an address can be shared. */
export function CustomerList({ rows, total, pageSize, page, text, now }: Props) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8 md:py-8">
      <header className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="text-ink-muted">{text === "" ? words.found(formatNumber(total)) : words.foundFor(formatNumber(total), isolate(text))}</p>
        </div>
        <search className="w-full sm:w-96">
          <form action="/customers" className="flex items-end gap-2">
            <TextField
              key={text}
              label={words.search}
              hideLabel
              name="q"
              type="search"
              defaultValue={text}
              placeholder={words.search}
              icon={<Search className="size-4" aria-hidden="true" />}
              className="flex-1"
            />
            <button type="submit" className={buttonClass({})}>
              {words.submit}
            </button>
          </form>
        </search>
      </header>
      {rows.length === 0 ? (
        <EmptyState
          icon={<UsersRound className="size-6" />}
          title={text === "" ? words.nobody : words.nothing(isolate(text))}
          actions={text !== "" && <ButtonLink href="/customers">{words.clear}</ButtonLink>}
        >
          {text === "" ? words.nobodyText : words.nothingText}
        </EmptyState>
      ) : (
        <Rows rows={rows} now={now} />
      )}
      {pages > 1 && (
        <nav aria-label={words.title} className="mt-4 flex items-center gap-3">
          {page > 0 && <ButtonLink href={address(text, page - 1)}>{words.previous}</ButtonLink>}
          <span className="text-ink-muted text-sm">{words.page(formatNumber(page + 1), formatNumber(pages))}</span>
          {page + 1 < pages && <ButtonLink href={address(text, page + 1)}>{words.next}</ButtonLink>}
        </nav>
      )}
    </div>
  );
}

function address(text: string, page: number): string {
  const query = new URLSearchParams({ ...(text === "" ? {} : { q: text }), ...(page === 0 ? {} : { page: String(page + 1) }) }).toString();
  return query === "" ? "/customers" : `/customers?${query}`;
}

function Rows({ rows, now }: { rows: CustomerRow[]; now: string }) {
  return (
    <table className="block w-full border-collapse text-start sm:table">
      <thead className="sr-only text-ink-muted text-sm sm:not-sr-only sm:table-header-group">
        <tr>
          {[words.name, words.company, words.phone, words.open, words.last].map((label) => (
            <th key={label} scope="col" className="px-3 py-2 text-start font-medium first:ps-2">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block sm:table-row-group">
        {rows.map((row) => (
          <tr
            key={row.id}
            className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-line border-t px-1 py-2 hover:bg-hover has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-accent sm:table-row"
          >
            <th scope="row" className="text-start font-normal sm:px-2 sm:py-2">
              <Link href={`/customers/${row.id}`} className="flex min-w-0 items-center gap-2.5 font-medium outline-none after:absolute after:inset-0">
                <Avatar name={row.name} colourKey={row.id} size="sm" decorative />
                <bdi className="min-w-0 [overflow-wrap:anywhere]">{row.name}</bdi>
              </Link>
            </th>
            <td className="order-3 text-ink-muted text-sm max-sm:ps-8.5 sm:px-3 sm:text-base">
              <bdi>{row.companyName}</bdi>
            </td>
            <td className="order-4 text-end text-ink-muted text-sm sm:whitespace-nowrap sm:px-3 sm:text-start sm:text-base">
              {row.phone && <bdi dir="ltr">{formatPhone(row.phone)}</bdi>}
            </td>
            <td className="order-2 text-end sm:px-3 sm:text-start">
              {row.openTickets > 0 ? (
                <Badge>{formatNumber(row.openTickets)}</Badge>
              ) : (
                <span className="hidden text-ink-faint sm:inline">{formatNumber(0)}</span>
              )}
            </td>
            <td className="hidden whitespace-nowrap px-3 text-ink-muted text-sm sm:table-cell">
              {row.lastTicketAt === null ? words.never : formatRelative(row.lastTicketAt, now)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
