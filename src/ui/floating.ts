/** The surface of everything that floats: menus, lists, pickers. */
export const floatingClass =
  "motion-float max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border border-line bg-surface-raised text-base text-ink shadow-float outline-none";

/** A row of a menu or list. */
export const rowClass =
  "relative flex min-h-8 cursor-pointer select-none items-center gap-2.5 rounded-sm px-2 py-1 outline-none data-[disabled]:cursor-default data-[disabled]:opacity-45 data-[focused]:bg-hover data-[open]:bg-hover pointer-coarse:min-h-11";

/** The heading of a group of rows. */
export const groupHeadingClass = "px-2 pt-2 pb-1 font-medium text-ink-faint text-xs";
