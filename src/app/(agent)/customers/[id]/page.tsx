import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { staffPage } from "@/app/viewer";
import { CustomerRecord } from "@/features/customers";

type Props = { params: Promise<{ id: string }> };

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

export default async function CustomerPage({ params }: Props) {
  const { id } = await params;
  const { api, now } = await staffPage(`/customers/${id}`);
  const customer = await recordOf(id);
  return <CustomerRecord customer={customer} surveys={await api.surveys.ofCustomer({ customerId: customer.id })} now={now} />;
}
