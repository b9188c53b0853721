import { TicketSkeleton } from "@/features/tickets";

export default function Loading() {
  return <TicketSkeleton />;
}
