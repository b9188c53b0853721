import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Suspense } from "react";
import { staffPage } from "@/app/viewer";
import { type AuditFilter, auditFilterOf, auditQuery } from "@/domain/audit/schema";
import { may } from "@/domain/policy";
import { AuditLoading, AuditScreen } from "@/features/audit";
import { audit } from "@/messages/fa/audit";

export const metadata: Metadata = { title: audit.title };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
type Api = Awaited<ReturnType<typeof staffPage>>["api"];

/** The audit (issue 5 §6), for administrators. */
export default async function AuditPage({ searchParams }: Props) {
  const filter = auditFilterOf(await searchParams);
  const query = auditQuery(filter);
  const { agent, api } = await staffPage(`/settings/audit${query === "" ? "" : `?${query}`}`);
  if (!may(agent, "audit.read", null)) notFound();
  return (
    <Suspense fallback={<AuditLoading />}>
      <Loaded api={api} filter={filter} />
    </Suspense>
  );
}

async function Loaded({ api, filter }: { api: Api; filter: AuditFilter }) {
  const [initial, chain, people] = await Promise.all([api.audit.list(filter), api.audit.chain(), api.audit.people()]);
  return <AuditScreen initial={initial} filter={filter} chain={chain} people={people} />;
}
