import { z } from "zod";

export const searchGroups = ["tickets", "notes", "customers", "companies", "files"] as const;
/** What a result is; also the order in which groups are shown. */
export type SearchGroup = (typeof searchGroups)[number];

/** `group`: only that one, with more of it. `limit`: results per group. */
export const SearchInput = z
  .object({ text: z.string().max(200), group: z.enum(searchGroups).optional(), limit: z.number().int().min(1).max(100).default(5) })
  .strict();
export type SearchInput = z.infer<typeof SearchInput>;

type InTicket = { number: number; title: string; stageName: string; isClosed: boolean };

/** What was found, newest first in each group. Texts are as they were written; `excerpt` is cut around the match. */
export type SearchResults = {
  /** The ticket whose number was typed, alone or with a #: opened at once (T3). */
  ticket: (InTicket & { customerName: string }) | null;
  tickets: (InTicket & { customerName: string; excerpt: string; at: string })[];
  notes: (InTicket & { id: string; excerpt: string; portalVisible: boolean; authorName: string | null; at: string })[];
  customers: { id: string; name: string; companyName: string | null; phone: string | null; email: string | null }[];
  companies: { id: string; name: string; people: number }[];
  files: (InTicket & { id: string; fileName: string; sizeBytes: number; at: string })[];
  /** Groups in which there is more than was asked for. */
  more: SearchGroup[];
  /** The folded words that everything was searched for: what to mark in the results. */
  words: string[];
};
