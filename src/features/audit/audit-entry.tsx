"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useId, useState } from "react";
import type { AuditRow } from "@/domain/audit/schema";
import { audit as words } from "@/messages/fa/audit";
import { formatDateTime } from "@/persian/dates";
import { toPersianDigits } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { IconButton } from "@/ui/icon-button";
import { auditSentence, fieldName, kindName, subjectName, valueInWords } from "./audit-sentence";

const isRefused = (row: AuditRow) =>
  row.event === "session.refused" || (row.event === "audit.checked" && row.details.some((d) => d.field === "problems" && d.to !== 0));

/** One row of the audit: a sentence, when, about what; before and after on demand. */
export function AuditEntry({ row }: { row: AuditRow }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const sentence = auditSentence(row);
  return (
    <li className="py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className={classNames("break-words", isRefused(row) && "text-danger-ink")}>{sentence}</p>
          <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2 text-ink-muted text-sm">
            <time dateTime={row.at} className="tabular-nums">
              {formatDateTime(row.at)}
            </time>
            <span aria-hidden="true">·</span>
            <Subject row={row} />
          </p>
        </div>
        <IconButton
          name={words.detailsOf(sentence)}
          hint={words.details}
          size="sm"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
          icon={<ChevronDown className={classNames("size-4 transition-transform", isOpen && "rotate-180")} aria-hidden="true" />}
        />
      </div>
      {isOpen && <Details id={id} row={row} />}
    </li>
  );
}

function Subject({ row }: { row: AuditRow }) {
  const { subject } = row;
  const name = subjectName(row);
  const text =
    subject.kind === "session" || subject.kind === "audit" || subject.kind === "export" ? kindName(subject.kind) : words.about(kindName(subject.kind), name);
  return subject.href ? (
    <Link href={subject.href} className="min-w-0 break-words text-accent-ink hover:underline">
      {text}
    </Link>
  ) : (
    <span className="min-w-0 break-words">{text}</span>
  );
}

function Details({ id, row }: { id: string; row: AuditRow }) {
  const changed = row.details.filter((detail) => detail.from !== undefined);
  const said = row.details.filter((detail) => detail.from === undefined);
  return (
    <div id={id} className="mt-2 space-y-3 rounded bg-surface-sunken p-3 text-sm">
      {changed.length > 0 && (
        <div className="overflow-x-auto">
          <table className="w-full border-collapse text-start">
            <thead className="text-ink-muted">
              <tr>
                {[words.field, words.before, words.after].map((label) => (
                  <th key={label} scope="col" className="py-1 pe-4 text-start font-medium">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changed.map(({ field, from, to }) => (
                <tr key={field} className="border-line border-t align-top">
                  <th scope="row" className="py-1.5 pe-4 text-start font-normal">
                    {fieldName(field)}
                  </th>
                  <td className="whitespace-pre-wrap break-words py-1.5 pe-4 text-ink-muted">
                    <bdi>{valueInWords(from, field)}</bdi>
                  </td>
                  <td className="whitespace-pre-wrap break-words py-1.5">
                    <bdi>{valueInWords(to, field)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {said.map(({ field, to }) => (
          <Line key={field} label={fieldName(field)}>
            <bdi className="break-all">{valueInWords(to, field)}</bdi>
          </Line>
        ))}
        <Line label={words.row}>
          {toPersianDigits(row.id)} · <bdi dir="ltr">{row.event}</bdi>
        </Line>
        <Line label={words.seal}>
          {row.seal ? (
            <bdi dir="ltr" className="break-all">
              {row.seal.position}:{row.seal.hash}
            </bdi>
          ) : (
            words.unsealed
          )}
        </Line>
      </dl>
    </div>
  );
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
