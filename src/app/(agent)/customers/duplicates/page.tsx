import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { may } from "@/domain/policy";
import { DuplicateList } from "@/features/customers";
import { customerMerge } from "@/messages/fa/customer-merge";

export const metadata: Metadata = { title: customerMerge.title };

export default async function DuplicatesPage() {
  const { agent, api } = await staffPage("/customers/duplicates");
  if (!may(agent, "customer.merge", null)) notFound();
  return <DuplicateList {...(await api.customers.duplicates())} />;
}
