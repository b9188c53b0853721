import { desk } from "@/messages/fa/desk";
import { buttonClass } from "@/ui/button-class";
import { EmptyState } from "@/ui/empty-state";

/** A plain link, so that no page anywhere has to load the router's link for it. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <EmptyState
        title={desk.notFound.title}
        headingLevel={1}
        actions={
          <a href="/" className={buttonClass({ kind: "primary" })}>
            {desk.notFound.back}
          </a>
        }
      >
        {desk.notFound.text}
      </EmptyState>
    </main>
  );
}
