import type { ReactNode } from "react";
import type { CustomerFace, CustomerFactItem } from "@/domain/customers/record";
import { SatisfactionLine } from "@/features/surveys";
import { customers } from "@/messages/fa/customers";
import { formatDate } from "@/persian/dates";
import { factText } from "./fact-text";

const words = customers.record;

/** What is known of a customer beside the conversation: only what has a value (N14). */
export function FactList({ face }: { face: CustomerFace }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {face.jobTitle && <Fact label={words.job}>{face.jobTitle}</Fact>}
      {face.city && <Fact label={words.city}>{face.city}</Fact>}
      {face.facts.map((fact) => (
        <Fact key={fact.fieldId} label={fact.label}>
          <FactValue fact={fact} />
        </Fact>
      ))}
      <Fact label={words.since}>{formatDate(face.customerSince)}</Fact>
      {face.satisfaction && (
        <Fact label={words.satisfaction}>
          <SatisfactionLine {...face.satisfaction} />
        </Fact>
      )}
    </dl>
  );
}

/** One name and its value, in a `dl` of two columns. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid">
      <dt className="max-w-32 text-ink-faint [overflow-wrap:anywhere]">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{typeof children === "string" ? <bdi>{children}</bdi> : children}</dd>
    </div>
  );
}

/** The value of a fact; a web address can be followed. */
export function FactValue({ fact }: { fact: Pick<CustomerFactItem, "kind" | "value"> }) {
  if (fact.kind !== "URL") return <bdi>{factText(fact)}</bdi>;
  return (
    <a
      href={fact.value}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="rounded-sm text-accent-ink underline decoration-accent-line underline-offset-4 [overflow-wrap:anywhere]"
    >
      <bdi dir="ltr">{factText(fact)}</bdi>
    </a>
  );
}
