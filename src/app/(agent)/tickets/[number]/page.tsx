import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { staffPage } from "@/app/viewer";
import type { TicketDetail } from "@/domain/tickets/detail";
import { TicketPage } from "@/features/tickets";
import { tickets } from "@/messages/fa/tickets";
import { toLatinDigits, toPersianDigits } from "@/persian/digits";

type Props = { params: Promise<{ number: string }> };

/** The number in an address; one written in Persian digits is sent on to the address that is shared. */
async function numberOf(params: Props["params"]): Promise<number> {
  const written = decodeURIComponent((await params).number);
  const latin = toLatinDigits(written);
  if (!/^[1-9]\d{0,9}$/.test(latin) || Number(latin) > 2_147_483_647) notFound();
  if (latin !== written) redirect(`/tickets/${latin}`);
  return Number(latin);
}

const ticketOf = cache(async (number: number): Promise<TicketDetail> => {
  const { api } = await staffPage(`/tickets/${number}`);
  try {
    return await api.tickets.get({ number });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ticket = await ticketOf(await numberOf(params));
  return { title: tickets.card.pageTitle(toPersianDigits(String(ticket.number)), ticket.title) };
}

export default async function Page({ params }: Props) {
  const number = await numberOf(params);
  const { api } = await staffPage(`/tickets/${number}`);
  const [ticket, me] = await Promise.all([ticketOf(number), api.identity.me()]);
  return <TicketPage key={number} ticket={ticket} me={me} />;
}
