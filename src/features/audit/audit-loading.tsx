import { LoadingNote, Skeleton } from "@/ui/skeleton";

const rows = ["w-3/5", "w-2/5", "w-1/2", "w-3/5", "w-1/3", "w-1/2", "w-2/5", "w-3/5"];

/** The places of chain, filters and rows while the first ones are on their way. */
export function AuditLoading() {
  return (
    <div className="mx-auto max-w-4xl px-4 py-6 md:px-6 md:py-8">
      <LoadingNote />
      <Skeleton className="mb-6 h-8 w-40" />
      <Skeleton className="mb-5 h-11 w-full" />
      <Skeleton className="mb-5 h-32 w-full" />
      {rows.map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never move
        <div key={row} className="space-y-2 border-line border-t py-3.5">
          <Skeleton className={`h-5 ${width}`} />
          <Skeleton className="h-4 w-1/4" />
        </div>
      ))}
    </div>
  );
}
