import { SearchX } from "lucide-react";
import { tickets } from "@/messages/fa/tickets";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

const words = tickets.notFound;

/** No ticket has this number. */
export function TicketNotFound({ onClose }: { onClose?: () => void }) {
  return (
    <EmptyState
      headingLevel={1}
      icon={<SearchX className="size-6" />}
      title={words.title}
      actions={onClose ? <Button onClick={onClose}>{words.back}</Button> : <ButtonLink href="/">{words.back}</ButtonLink>}
    >
      {words.text}
    </EmptyState>
  );
}
