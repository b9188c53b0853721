import { BookmarkX } from "lucide-react";
import { lists } from "@/messages/fa/lists";
import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";

/** A view that is gone or not shared with the reader. */
export function ViewNotFound() {
  return (
    <EmptyState
      icon={<BookmarkX className="size-5" />}
      title={lists.views.notFound}
      headingLevel={1}
      actions={<ButtonLink href="/tickets?state=open">{lists.all}</ButtonLink>}
    >
      {lists.views.notFoundText}
    </EmptyState>
  );
}
