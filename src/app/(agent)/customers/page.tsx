import type { Metadata } from "next";
import { staffPage } from "@/app/viewer";
import { columnsIn, customerFilterOf } from "@/domain/customers/list";
import { may } from "@/domain/policy";
import { CallerBox } from "@/features/caller";
import { CustomerList } from "@/features/customers";
import { customers } from "@/messages/fa/customers";

export const metadata: Metadata = { title: customers.title };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const one = (value: string | string[] | undefined): string | undefined => [value].flat()[0]?.slice(0, 1_000) || undefined;

export default async function CustomersPage({ searchParams }: Props) {
  const query = await searchParams;
  const { agent, api, now } = await staffPage("/customers");
  const filter = customerFilterOf(query);
  const asked = columnsIn(query.cols);
  const [page, columns, fields] = await Promise.all([
    api.customers.list({ ...filter, after: one(query.after), before: one(query.before) }),
    asked ?? api.customers.columns(),
    api.customers.choices(),
  ]);
  const cols = asked === null ? null : asked.length === 0 ? "none" : asked.join(",");
  return (
    <>
      <section className="mx-auto w-full max-w-6xl px-4 pt-6 md:px-8 md:pt-8">
        <div className="rounded-xl border border-line bg-surface-raised px-4 py-3.5 lg:max-w-2xl">
          <CallerBox mayCreate={may(agent, "customer.create", null)} />
        </div>
      </section>
      <CustomerList
        {...page}
        {...{ filter, columns, cols, fields, now }}
        mayExport={may(agent, "customer.export", null)}
        mayMerge={may(agent, "customer.merge", null)}
      />
    </>
  );
}
