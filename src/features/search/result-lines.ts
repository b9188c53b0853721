import type { SearchGroup, SearchResults } from "@/domain/search/schema";
import { search as words } from "@/messages/fa/search";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { formatPhone } from "@/persian/phone";

/** One result as a line that leads somewhere. `title` and `detail` are marked; `facts` are not. */
export type ResultLine = { id: string; href: string; title: string; detail: string; facts: string[]; isInternal?: boolean; isClosed?: boolean };

export type ResultGroup = { group: SearchGroup; label: string; lines: ResultLine[]; hasMore: boolean };

type InTicket = { number: number; title: string; stageName: string; isClosed: boolean };

const place = (one: InTicket): string[] => [toPersianDigits(`#${one.number}`), one.isClosed ? words.closed : one.stageName];

/** The results in the order in which they are shown; groups without any are left out. */
export function groupsOf(results: SearchResults): ResultGroup[] {
  const lines: Record<SearchGroup, ResultLine[]> = {
    tickets: results.tickets.map((one) => ({
      ...{ id: `ticket-${one.number}`, href: `/tickets/${one.number}`, title: one.title, detail: one.excerpt },
      facts: [...place(one), one.customerName],
      isClosed: one.isClosed,
    })),
    notes: results.notes.map((one) => ({
      ...{ id: `note-${one.id}`, href: `/tickets/${one.number}#note-${one.id}`, title: one.excerpt, detail: "" },
      facts: [...(one.authorName === null ? [] : [one.authorName]), ...place(one), one.title],
      isInternal: !one.portalVisible,
      isClosed: one.isClosed,
    })),
    customers: results.customers.map((one) => ({
      ...{ id: `customer-${one.id}`, href: `/customers/${one.id}`, title: one.name, detail: one.companyName ?? "" },
      facts: [...(one.phone === null ? [] : [formatPhone(one.phone)]), ...(one.email === null ? [] : [one.email])],
    })),
    companies: results.companies.map((one) => ({
      ...{ id: `company-${one.id}`, href: `/customers/companies/${one.id}`, title: one.name, detail: "" },
      facts: [words.people(formatNumber(one.people))],
    })),
    files: results.files.map((one) => ({
      ...{ id: `file-${one.id}`, href: `/tickets/${one.number}`, title: one.fileName, detail: "" },
      facts: [...place(one), one.title],
      isClosed: one.isClosed,
    })),
  };
  return (Object.keys(lines) as SearchGroup[])
    .filter((group) => lines[group].length > 0)
    .map((group) => ({ group, label: words.groups[group], lines: lines[group], hasMore: results.more.includes(group) }));
}
