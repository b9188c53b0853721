"use client";

import { Download, ScrollText } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { type AuditFilter, type AuditPage, auditQuery, type ChainState } from "@/domain/audit/schema";
import { api, failureOf } from "@/features/desk";
import { audit as words } from "@/messages/fa/audit";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { ErrorNote } from "@/ui/error-note";
import { AuditEntry } from "./audit-entry";
import { AuditFilters } from "./audit-filters";
import { ChainNote } from "./chain-note";

type Props = { initial: AuditPage; filter: AuditFilter; chain: ChainState; people: readonly { id: string; name: string; isActive: boolean }[] };

/** Who did what and when (issue 5 §6): the filters stand in the address, older rows come on demand. */
export function AuditScreen({ initial, filter, chain, people }: Props) {
  const router = useRouter();
  const [isPending, start] = useTransition();
  const query = auditQuery(filter);
  const show = (next: AuditFilter) => start(() => router.replace(auditQuery(next) === "" ? "/settings/audit" : `/settings/audit?${auditQuery(next)}`));
  return (
    <div className="mx-auto max-w-4xl px-4 py-6 md:px-6 md:py-8">
      <header className="mb-5 flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="mt-0.5 text-ink-muted">{words.lead}</p>
        </div>
        <form method="post" action={`/api/audit/export${query === "" ? "" : `?${query}`}`}>
          <Button type="submit" title={words.exportHint} icon={<Download className="size-4" aria-hidden="true" />}>
            {words.export}
          </Button>
        </form>
      </header>
      <ChainNote chain={chain} />
      <AuditFilters key={query} filter={filter} people={people} onChange={show} />
      <div aria-busy={isPending} className={isPending ? "opacity-60" : undefined}>
        <Rows key={`${query} ${initial.rows[0]?.id}`} initial={initial} filter={filter} onClear={() => show({})} />
      </div>
    </div>
  );
}

function Rows({ initial, filter, onClear }: { initial: AuditPage; filter: AuditFilter; onClear: () => void }) {
  const [{ rows, next }, setPage] = useState(initial);
  const [state, setState] = useState<"idle" | "loading" | string>("idle");
  const more = async () => {
    if (next === null) return;
    setState("loading");
    try {
      const page = await api.audit.list.query({ ...filter, before: next });
      setPage({ rows: [...rows, ...page.rows], next: page.next });
      setState("idle");
    } catch (error) {
      setState(failureOf(error).sentence);
    }
  };
  if (rows.length === 0) {
    const isFiltered = auditQuery(filter) !== "";
    return (
      <EmptyState
        icon={<ScrollText className="size-5" />}
        title={isFiltered ? words.nothingFits : words.empty}
        actions={isFiltered ? <Button onClick={onClear}>{words.filters.clear}</Button> : undefined}
      >
        {isFiltered ? words.nothingFitsHint : null}
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="divide-y divide-line border-line border-y">
        {rows.map((row) => (
          <AuditEntry key={row.id} row={row} />
        ))}
      </ol>
      <div className="mt-4 flex flex-col items-center gap-3">
        {state !== "idle" && state !== "loading" && <ErrorNote title={words.failed}>{state}</ErrorNote>}
        {next === null ? (
          <p className="text-ink-muted text-sm">{words.end}</p>
        ) : (
          <Button pending={state === "loading"} onClick={() => void more()}>
            {state === "idle" || state === "loading" ? words.more : words.retry}
          </Button>
        )}
      </div>
    </>
  );
}
