import type { ReactNode } from "react";

/** One line of a menu, with or without a submenu. */
export type MenuItemEntry = {
  id: string;
  label: string;
  icon?: ReactNode;
  /** A quiet word at the end, such as a count or where it leads. */
  hint?: ReactNode;
  /** Keys that do the same, such as `Shift+M`. */
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  /** In a group with `selection`: whether it holds. */
  checked?: boolean;
  href?: string;
  /** A submenu. Its lines report to the same `onAction`. */
  items?: readonly MenuEntry[];
};

export type MenuEntry =
  | MenuItemEntry
  | { id: string; separator: true }
  | { id: string; group: string; hideHeading?: boolean; selection?: "single" | "multiple"; lines: readonly MenuItemEntry[] };
