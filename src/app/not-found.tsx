import { desk } from "@/messages/fa/desk";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <EmptyState
        title={desk.notFound.title}
        headingLevel={1}
        actions={
          <ButtonLink href="/" kind="primary">
            {desk.notFound.back}
          </ButtonLink>
        }
      >
        {desk.notFound.text}
      </EmptyState>
    </main>
  );
}
