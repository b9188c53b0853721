import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { CustomerFields } from "@/features/customer-fields";
import { customerFields } from "@/messages/fa/customer-fields";

export const metadata: Metadata = { title: customerFields.title };

/** What is kept of every customer; for admins. */
export default async function CustomerFieldsPage() {
  const { api } = await staffPage("/settings/customer-fields");
  try {
    return <CustomerFields initial={await api.customers.fields()} />;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
