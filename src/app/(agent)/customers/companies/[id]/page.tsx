import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { staffPage } from "@/app/viewer";
import { timelineKinds } from "@/domain/customers/terms";
import { hasRole } from "@/domain/policy";
import { CompanyRecord } from "@/features/customers";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ show?: string | string[] }> };

const companyOf = cache(async (companyId: string) => {
  const { api } = await staffPage(`/customers/companies/${companyId}`);
  try {
    return await api.customers.company({ companyId });
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await companyOf((await params).id)).name };
}

export default async function CompanyPage({ params, searchParams }: Props) {
  const { id } = await params;
  const { agent, api, now } = await staffPage(`/customers/companies/${id}`);
  const company = await companyOf(id);
  const { show } = await searchParams;
  const kind = timelineKinds.find((each) => each === show) ?? null;
  const timeline = await api.customers.timeline({ of: "company", id: company.id, kind });
  return <CompanyRecord key={company.id} company={company} timeline={timeline} kind={kind} maySupervise={hasRole(agent, "SUPERVISOR")} now={now} />;
}
