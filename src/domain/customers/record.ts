import { z } from "zod";
import type { CallDirection } from "../calls/terms";
import type { SmsState } from "../messaging/delivery";
import type { TicketOutcome } from "../tickets/schema";
import type { FactKind, TimelineKind } from "./terms";

export const CustomerIdInput = z.object({ customerId: z.uuid() }).strict();
export const SetSmsOptOutInput = z.object({ customerId: z.uuid(), isOptedOut: z.boolean() }).strict();

/** The mean of all scores, of 5. */
export type Satisfaction = { average: number; count: number };

export type CustomerPhoneItem = { e164: string; kind: "MOBILE" | "LANDLINE"; label: string | null; isVerified: boolean; isForSms: boolean };

/** A fact with its value as it is kept (domain/customers/facts.ts). */
export type CustomerFactItem = { fieldId: string; label: string; kind: FactKind; value: string };

/** Who a customer is: the same on the record and beside a conversation (D18, N14). */
export type CustomerFace = {
  id: string;
  name: string;
  companyId: string | null;
  companyName: string | null;
  jobTitle: string | null;
  city: string | null;
  staffNote: string | null;
  customerSince: string;
  phones: CustomerPhoneItem[];
  emails: string[];
  /** Those with a value; beside a conversation only those that are to be shown there. */
  facts: CustomerFactItem[];
  satisfaction: Satisfaction | null;
};

export type CustomerFieldItem = {
  id: string;
  label: string;
  kind: FactKind;
  options: string[];
  isOnCard: boolean;
  isRetired: boolean;
  version: number;
  /** How many customers have a value. */
  used: number;
};

/** A ticket that is still open, on top of the record: what a caller most likely calls about. */
export type OpenTicket = {
  id: string;
  number: number;
  title: string;
  stageName: string;
  stageColor: string;
  isOrder: boolean;
  customerName: string | null;
  responsibleName: string | null;
  waitingSince: string | null;
  createdAt: string;
};

/** A customer's record (پرونده مشتری). */
export type CustomerRecord = CustomerFace & {
  version: number;
  website: string | null;
  /** The customer wants no SMS but login codes. */
  isOptedOut: boolean;
  /** Why no SMS reaches this customer; null = it does. */
  unreachable: "noMobile" | "optedOut" | "blocked" | null;
  /** Every field in use, for entering what is missing. */
  fields: Pick<CustomerFieldItem, "id" | "label" | "kind" | "options">[];
  /** The customer has nothing but a number for a name. */
  needsName: boolean;
  open: OpenTicket[];
  openCount: number;
  counts: TimelineCounts;
  canEdit: boolean;
};

export type TimelineCounts = { ticket: number; order: number };

export type CompanyPerson = { id: string; name: string; jobTitle: string | null; phone: string | null; openTickets: number; allTickets: number };

/** A company's record: who works there and everything they asked. */
export type CompanyRecord = {
  id: string;
  name: string;
  website: string | null;
  staffNote: string | null;
  version: number;
  customerSince: string;
  people: CompanyPerson[];
  /** More people than are listed. */
  morePeople: number;
  satisfaction: Satisfaction | null;
  open: OpenTicket[];
  openCount: number;
  counts: TimelineCounts;
  canEdit: boolean;
};

/** Whether a customer has nothing but a number for a name: made while the telephone rang, or by signing in. */
export function isNumberForName(name: string): boolean {
  return /^\+\d+$/.test(name);
}

export type CompanyChoice = { id: string; name: string; people: number };

type Entry<K extends TimelineKind, D> = {
  kind: K;
  /** When it happened; the order of the timeline. */
  at: string;
  /** Its name among the entries, and the order of those of the same moment. */
  key: string;
  /** Whose it is, on a company's record. */
  customer: { id: string; name: string } | null;
} & D;

type TicketData = {
  number: number;
  title: string;
  stageName: string;
  stageColor: string;
  departmentName: string;
  responsibleName: string | null;
  closedAt: string | null;
  outcome: TicketOutcome | null;
  /** The customer's latest score for it. */
  score: number | null;
};

export type TicketEntry = Entry<"ticket" | "order", TicketData>;
export type NoteEntry = Entry<
  "note",
  { id: string; body: string; portalVisible: boolean; authorName: string | null; isMine: boolean; publicAt: string | null }
>;
export type SmsEntry = Entry<"sms", { template: string; text: string | null; phone: string; state: SmsState; ticketNumber: number | null }>;
export type SurveyEntry = Entry<
  "survey",
  { ticketNumber: number; ticketTitle: string; state: string; score: number | null; reasons: string[]; comment: string | null; creditedTo: string | null }
>;

export type CallEntry = Entry<
  "call",
  { direction: CallDirection; phone: string | null; seconds: number; summary: string; authorName: string; ticketNumber: number | null }
>;

export type TimelineEntry = TicketEntry | NoteEntry | SmsEntry | SurveyEntry | CallEntry;

export type TimelinePage = { entries: TimelineEntry[] /** Where the next page begins; null = this was the last. */; next: { at: string; key: string } | null };
