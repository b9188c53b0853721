import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { may } from "@/domain/policy";
import { MergeScreen } from "@/features/customers";
import { customerMerge } from "@/messages/fa/customer-merge";

export const metadata: Metadata = { title: customerMerge.mergeTitle };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = (value: string | string[] | undefined): string => [value].flat()[0] ?? "";

export default async function MergePage({ searchParams }: Props) {
  const query = await searchParams;
  const pair = { survivorId: one(query.survivor), mergedId: one(query.merged) };
  const { agent, api } = await staffPage(`/customers/merge?survivor=${encodeURIComponent(pair.survivorId)}&merged=${encodeURIComponent(pair.mergedId)}`);
  if (!may(agent, "customer.merge", null)) notFound();
  const preview = await api.customers.previewMerge(pair).catch((error) => {
    if (!(error instanceof TRPCError)) throw error;
    // Already one record: that is where both addresses lead.
    if (error.code === "PRECONDITION_FAILED") redirect(`/customers/${pair.survivorId}`);
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound();
    throw error;
  });
  return <MergeScreen key={`${preview.survivor.id} ${preview.survivor.version} ${preview.merged.version}`} {...preview} />;
}
