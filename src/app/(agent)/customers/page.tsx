import type { Metadata } from "next";
import { staffPage } from "@/app/viewer";
import { CustomerList } from "@/features/customers";
import { customers } from "@/messages/fa/customers";
import { toLatinDigits } from "@/persian/digits";

export const metadata: Metadata = { title: customers.title };

type Props = { searchParams: Promise<{ q?: string | string[]; page?: string | string[] }> };

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export default async function CustomersPage({ searchParams }: Props) {
  const query = await searchParams;
  const { api, now } = await staffPage("/customers");
  const text = one(query.q).trim().slice(0, 100);
  const written = toLatinDigits(one(query.page));
  const page = /^[1-9]\d{0,4}$/.test(written) ? Number(written) - 1 : 0;
  return <CustomerList {...(await api.customers.list({ text, page }))} page={page} text={text} now={now} />;
}
