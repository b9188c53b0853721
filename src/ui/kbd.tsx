/** A keyboard key or chord, always read from left to right. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd
      dir="ltr"
      className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-xs border border-line-strong bg-surface px-1 font-sans text-2xs text-ink-muted"
    >
      {children}
    </kbd>
  );
}
