import { customerRecord } from "@/messages/fa/customer-record";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

export default function CompanyNotFound() {
  const { back, notFound, notFoundText } = customerRecord.company;
  return (
    <EmptyState headingLevel={1} title={notFound} actions={<ButtonLink href="/customers">{back}</ButtonLink>}>
      {notFoundText}
    </EmptyState>
  );
}
