import type { Metadata } from "next";
import { staffPage } from "@/app/viewer";
import { may } from "@/domain/policy";
import { CallerBox } from "@/features/caller";
import { CustomerList } from "@/features/customers";
import { customers } from "@/messages/fa/customers";
import { toLatinDigits } from "@/persian/digits";

export const metadata: Metadata = { title: customers.title };

type Props = { searchParams: Promise<{ q?: string | string[]; page?: string | string[] }> };

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? "";

export default async function CustomersPage({ searchParams }: Props) {
  const query = await searchParams;
  const { agent, api, now } = await staffPage("/customers");
  const text = one(query.q).trim().slice(0, 100);
  const written = toLatinDigits(one(query.page));
  const page = /^[1-9]\d{0,4}$/.test(written) ? Number(written) - 1 : 0;
  const list = await api.customers.list({ text, page });
  return (
    <>
      <section className="mx-auto w-full max-w-6xl px-4 pt-6 md:px-8 md:pt-8">
        <div className="rounded-xl border border-line bg-surface-raised px-4 py-3.5 lg:max-w-2xl">
          <CallerBox mayCreate={may(agent, "customer.create", null)} />
        </div>
      </section>
      <CustomerList {...list} page={page} text={text} now={now} />
    </>
  );
}
