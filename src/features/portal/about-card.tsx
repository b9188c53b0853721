import type { CustomerTicket } from "@/domain/portal/view";
import type { PortalWords } from "@/messages/portal-words";

/** What else the organisation shows of a card: department, who answers for it, subject, product, importance. Only what is there. */
export function AboutCard({ ticket, words }: { ticket: CustomerTicket; words: PortalWords }) {
  const lines: [string, string | null][] = [
    [words.ticket.department, ticket.departmentName],
    [words.ticket.responsible, ticket.responsibleName],
    [words.create.category, ticket.categoryName],
    [words.create.product, ticket.product],
    [words.ticket.priority, ticket.priority && words.priorities[ticket.priority]],
  ];
  return lines.map(([label, value]) =>
    value ? (
      <div key={label} className="flex flex-wrap gap-x-2">
        <dt>{label}:</dt>
        <dd className="text-ink [overflow-wrap:anywhere]">
          <bdi>{value}</bdi>
        </dd>
      </div>
    ) : null,
  );
}
