"use client";

import { useRouter } from "next/navigation";
import type { Me } from "@/domain/identity/schema";
import type { TicketDetail } from "@/domain/tickets/detail";
import { TicketScreen } from "./ticket-screen";

/** `/tickets/{number}`: the card as a page, drawn by the server first. */
export function TicketPage({ ticket, me }: { ticket: TicketDetail; me: Me }) {
  const router = useRouter();
  return <TicketScreen number={ticket.number} initial={ticket} initialMe={me} onNavigate={(number) => router.push(`/tickets/${number}`)} />;
}
