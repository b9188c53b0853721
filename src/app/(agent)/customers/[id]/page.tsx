import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { staffPage } from "@/app/viewer";
import { timelineKinds } from "@/domain/customers/terms";
import { hasRole, may } from "@/domain/policy";
import { CustomerRecord, MergeNotes, PersonalData } from "@/features/customers";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ show?: string | string[]; new?: string | string[] }> };

const recordOf = cache(async (customerId: string) => {
  const { api } = await staffPage(`/customers/${customerId}`);
  try {
    return await api.customers.get({ customerId });
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await recordOf((await params).id)).name };
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const { id } = await params;
  const query = await searchParams;
  const { agent, api, now } = await staffPage(`/customers/${id}`);
  const customer = await recordOf(id);
  if (customer.id !== id) redirect(`/customers/${customer.id}`);
  const kind = timelineKinds.find((each) => each === query.show) ?? null;
  const mayMerge = may(agent, "customer.merge", null);
  const [timeline, merges, duplicates] = await Promise.all([
    api.customers.timeline({ id: customer.id, kind }),
    mayMerge ? api.customers.merges({ customerId: customer.id }) : [],
    mayMerge ? api.customers.duplicatesOf({ customerId: customer.id }) : [],
  ]);
  return (
    <CustomerRecord
      key={customer.id}
      customer={customer}
      timeline={timeline}
      kind={kind}
      isNew={query.new === "1"}
      maySupervise={hasRole(agent, "SUPERVISOR")}
      now={now}
      end={may(agent, "customer.erase", null) ? <PersonalData customer={customer} /> : null}
    >
      <MergeNotes customerId={customer.id} merges={merges} duplicates={duplicates} now={now} />
    </CustomerRecord>
  );
}
