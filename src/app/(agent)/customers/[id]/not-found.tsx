import { customers } from "@/messages/fa/customers";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

export default function CustomerNotFound() {
  const { back, notFound, notFoundText } = customers.record;
  return (
    <EmptyState headingLevel={1} title={notFound} actions={<ButtonLink href="/customers">{back}</ButtonLink>}>
      {notFoundText}
    </EmptyState>
  );
}
