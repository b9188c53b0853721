import { visitorWords } from "@/app/visitor";
import { buttonClass } from "@/ui/button-class";
import { EmptyState } from "@/ui/empty-state";

export default async function PortalNotFound() {
  const { words } = await visitorWords();
  return (
    <EmptyState
      headingLevel={1}
      title={words.failures.notFoundTitle}
      actions={
        <a href="/portal" className={buttonClass({ kind: "primary", size: "lg" })}>
          {words.frame.home}
        </a>
      }
    >
      {words.failures.notFoundText}
    </EmptyState>
  );
}
