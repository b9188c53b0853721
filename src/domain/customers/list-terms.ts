// Apart from list.ts, so that a screen can name these without carrying a validator.

export const customerSorts = ["last", "name", "open", "created"] as const;
export type CustomerSort = (typeof customerSorts)[number];

/** Which way a sort goes when nobody says. */
export const usualDirection = (sort: CustomerSort): "asc" | "desc" => (sort === "name" ? "asc" : "desc");

/** What may stand beside the name. */
export const columnNames = ["company", "phone", "email", "city", "open", "waiting", "all", "last", "created", "sms"] as const;
export type CustomerColumn = (typeof columnNames)[number];
export const usualColumns: readonly CustomerColumn[] = ["company", "phone", "open", "last"];

/** More than this are not counted: "more than so many". */
export const COUNT_LIMIT = 10_000;

/** One line of the list of customers. */
export type CustomerRow = {
  id: string;
  name: string;
  companyName: string | null;
  city: string | null;
  phone: string | null;
  email: string | null;
  openTickets: number;
  waitingTickets: number;
  allTickets: number;
  lastTicketAt: string | null;
  createdAt: string;
  isOptedOut: boolean;
  /** No SMS reaches them: no mobile, or one that refuses us. */
  isUnreachable: boolean;
};

export type CustomerPage = {
  rows: CustomerRow[];
  /** At most COUNT_LIMIT; `isMore`: there are more than are counted. */
  total: number;
  isMore: boolean;
  next: string | null;
  previous: string | null;
};
