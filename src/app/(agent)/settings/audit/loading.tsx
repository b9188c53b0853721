import { LoadingNote, Skeleton } from "@/ui/skeleton";

/** The places of filters and rows while the first ones are on their way. */
export default function AuditLoading() {
  return (
    <div className="mx-auto max-w-4xl space-y-4 px-4 py-6 md:px-6 md:py-8">
      <LoadingNote />
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-10 w-full" />
      <Skeleton className="h-24 w-full" />
      {Array.from({ length: 8 }, (_, row) => `row ${row}`).map((row) => (
        <Skeleton key={row} className="h-12 w-full" />
      ))}
    </div>
  );
}
