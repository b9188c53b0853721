import { LoadingNote, Skeleton } from "@/ui/skeleton";

const columns = [5, 4, 3, 4, 2];

/** The board's own shape while it is on its way. */
export function BoardSkeleton() {
  return (
    <div className="flex h-full min-h-0 flex-col overflow-hidden">
      <LoadingNote />
      <div className="flex items-center gap-3 px-4 pt-3 pb-2.5">
        <Skeleton className="h-8 w-36" />
        <Skeleton className="ms-auto hidden h-8 w-64 sm:block" />
        <Skeleton className="ms-auto h-8 w-28 sm:ms-0" />
      </div>
      <div className="flex gap-1.5 overflow-hidden px-4 pb-2.5">
        {columns.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing
          <Skeleton key={index} className={`h-7 shrink-0 rounded-full ${width > 3 ? "w-28" : "w-20"}`} />
        ))}
      </div>
      <div className="flex min-h-0 flex-1 gap-3 overflow-hidden px-4 pb-3">
        {columns.map((cards, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing
          <div key={index} className="flex h-full w-full shrink-0 flex-col rounded-lg bg-surface-sunken sm:w-74">
            <div className="flex h-11 shrink-0 items-center gap-2 border-line border-b px-3">
              <Skeleton className="size-2 rounded-full" />
              <Skeleton className="h-3.5 w-28" />
            </div>
            <div className="flex flex-col gap-2 p-2">
              {Array.from({ length: cards }, (_, card) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing
                <div key={card} className="flex h-26 flex-col gap-2.5 rounded-lg border border-line bg-surface-raised px-3 py-3">
                  <Skeleton className="h-3 w-24" />
                  <Skeleton className="h-3.5 w-4/5" />
                  <Skeleton className="mt-auto h-3 w-32" />
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
