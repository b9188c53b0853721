import type { Metadata } from "next";
import { customerPage } from "@/app/viewer";
import { visitorWords, withQuery } from "@/app/visitor";
import { LivePage, OrderList } from "@/features/portal";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await visitorWords()).words.orders.title };
}

type Props = { searchParams: Promise<{ page?: string }> };

/** A customer's orders and how far each is (D28). */
export default async function OrdersPage({ searchParams }: Props) {
  const { api, now } = await customerPage("/portal/orders");
  const given = (await searchParams).page ?? "";
  const page = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  const [{ words, language }, { orders, hasMore }] = await Promise.all([visitorWords(), api.portal.orders({ page })]);
  return (
    <>
      <LivePage drawnAt={now} number={null} changed={words.frame.refreshed} />
      <OrderList orders={orders} moreHref={hasMore ? withQuery("/portal/orders", { page: page + 1 }) : null} words={words} language={language} now={now} />
    </>
  );
}
