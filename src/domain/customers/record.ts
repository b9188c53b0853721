import { z } from "zod";
import type { TicketOutcome } from "../tickets/schema";

export const ListCustomersInput = z.object({ text: z.string().trim().max(100).default(""), page: z.number().int().min(0).max(100_000).default(0) }).strict();
export const CustomerIdInput = z.object({ customerId: z.uuid() }).strict();
export const SetSmsOptOutInput = z.object({ customerId: z.uuid(), isOptedOut: z.boolean() }).strict();

/** One line of the list of customers. */
export type CustomerRow = {
  id: string;
  name: string;
  companyName: string | null;
  phone: string | null;
  openTickets: number;
  allTickets: number;
  lastTicketAt: string | null;
};

/** The mean of all scores, of 5. */
export type Satisfaction = { average: number; count: number };

export type RecordTicket = {
  number: number;
  title: string;
  stageName: string;
  stageColor: string;
  departmentName: string;
  responsibleName: string | null;
  createdAt: string;
  closedAt: string | null;
  outcome: TicketOutcome | null;
  /** The customer's latest score for it. */
  score: number | null;
};

/** A customer's record (پرونده مشتری). */
export type CustomerRecord = {
  id: string;
  name: string;
  companyName: string | null;
  website: string | null;
  jobTitle: string | null;
  city: string | null;
  staffNote: string | null;
  customerSince: string;
  phones: { e164: string; kind: "MOBILE" | "LANDLINE"; label: string | null; isVerified: boolean }[];
  emails: string[];
  /** The customer wants no SMS but login codes. */
  isOptedOut: boolean;
  /** Why no SMS reaches this customer; null = it does. */
  unreachable: "noMobile" | "optedOut" | "blocked" | null;
  satisfaction: Satisfaction | null;
  tickets: RecordTicket[];
};
