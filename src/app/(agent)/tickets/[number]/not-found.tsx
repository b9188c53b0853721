import { TicketNotFound } from "@/features/tickets";

export default function NotFound() {
  return <TicketNotFound />;
}
