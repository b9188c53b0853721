import { tickets } from "@/messages/fa/tickets";
import { LoadingNote, Skeleton } from "@/ui/skeleton";

/** The card's own shape while it is on its way. */
export function TicketSkeleton() {
  return (
    <div className="@container/card flex h-full min-h-0 flex-1 flex-col">
      <LoadingNote>{tickets.card.loading}</LoadingNote>
      <div className="flex h-13 shrink-0 items-center gap-3 border-line border-b bg-surface-raised px-4">
        <Skeleton className="h-5 w-16" />
        <span className="flex-1" />
        <Skeleton className="h-8 w-24 rounded" />
        <Skeleton className="hidden h-8 w-32 rounded @3xl/card:block" />
      </div>
      <div className="flex min-h-0 flex-1 flex-col @3xl/card:flex-row">
        <div className="shrink-0 border-line border-b bg-surface-raised px-4 py-3 @3xl/card:w-68 @3xl/card:border-e @3xl/card:border-b-0 @3xl/card:p-5 @5xl/card:w-80">
          <div className="flex items-center gap-3">
            <Skeleton className="size-8 rounded-full @3xl/card:size-11" />
            <div className="flex flex-col gap-2">
              <Skeleton className="h-4 w-36" />
              <Skeleton className="h-3 w-24" />
            </div>
          </div>
          <div className="mt-6 hidden flex-col gap-3 @3xl/card:flex">
            <Skeleton className="h-4 w-44" />
            <Skeleton className="h-4 w-52" />
            <Skeleton className="h-4 w-36" />
          </div>
        </div>
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="border-line border-b px-4 py-4 @3xl/card:px-6">
            <div className="mx-auto flex max-w-200 flex-col gap-3">
              <Skeleton className="h-6 w-3/5" />
              <div className="flex flex-wrap gap-1.5">
                {["w-28", "w-32", "w-20", "w-24", "w-26"].map((width) => (
                  <Skeleton key={width} className={`h-7.5 rounded ${width}`} />
                ))}
              </div>
            </div>
          </div>
          <div className="mx-auto flex w-full max-w-200 flex-col gap-5 px-4 py-6">
            <Skeleton className="h-20 w-4/5 rounded-lg" />
            <Skeleton className="ms-auto h-16 w-3/5 rounded-lg" />
            <Skeleton className="h-14 w-full rounded-lg" />
          </div>
        </div>
      </div>
    </div>
  );
}
