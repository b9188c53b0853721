import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { auditFilterOf, auditQuery } from "@/domain/audit/schema";
import { AuditScreen } from "@/features/audit";
import { audit } from "@/messages/fa/audit";

export const metadata: Metadata = { title: audit.title };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The audit (issue 5 §6), for administrators. */
export default async function AuditPage({ searchParams }: Props) {
  const filter = auditFilterOf(await searchParams);
  const query = auditQuery(filter);
  const { api } = await staffPage(`/settings/audit${query === "" ? "" : `?${query}`}`);
  try {
    const [initial, chain, people] = await Promise.all([api.audit.list(filter), api.audit.chain(), api.audit.people()]);
    return <AuditScreen initial={initial} filter={filter} chain={chain} people={people} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
