import type { FileItem } from "../attachments/schema";
import type { BoardCard, Named } from "../board/card";
import type { StageKind } from "../board/schema";
import type { CallDirection } from "../calls/terms";
import type { CustomerFace } from "../customers/record";
import type { SmsOfNote } from "../messaging/delivery";
import type { OrderDetail } from "../orders/schema";
import type { TicketSurvey } from "../surveys/schema";
import type { ReferralKind } from "../working/terms";
import type { TicketWork } from "../working/work";
import type { Mention } from "./mentions";
import type { Priority, TicketOutcome } from "./schema";

/** A person as a conversation shows them. */
export type Speaker = { kind: "STAFF" | "CUSTOMER" | "SYSTEM"; id: string | null; name: string };

/** A place in a note where a colleague is named; `name` is theirs as of now. */
export type NamedMention = Mention & { name: string };

export type NoteItem = {
  type: "note";
  id: string;
  at: string;
  author: Speaker;
  body: string;
  portalVisible: boolean;
  /** Colleagues named in it, with the names they have today. */
  mentions?: NamedMention[];
  files?: FileItem[];
  editedAt: string | null;
  /** When the customer may see a public note; until then its author may take it back. */
  publicAt?: string | null;
  /** What became of the SMS that told the customer of it. */
  sms?: SmsOfNote | null;
};

/** An SMS to the customer in a colleague's own words (N33). */
export type TextItem = { type: "text"; id: string; at: string; author: Speaker; body: string; sms: SmsOfNote };

/** A telephone call about it, written down by a colleague. Never for customers. */
export type CallItem = {
  type: "call";
  id: string;
  at: string;
  author: Speaker;
  direction: CallDirection;
  phone: string | null;
  seconds: number;
  body: string;
};

/** A line of the history; `data` holds names already resolved where the id alone would say nothing. */
export type ActivityItem = { type: "activity"; id: string; at: string; actor: Speaker; event: string; data: ActivityWords };

/** What a history sentence needs, resolved on the server. */
export type ActivityWords = {
  from?: string | null;
  to?: string | null;
  field?:
    | "title"
    | "priority"
    | "category"
    | "tags"
    | "dueAt"
    | "department"
    | "responsible"
    | "product"
    | "items"
    | "prices"
    | "total"
    | "discount"
    | "shipping"
    | "carrier"
    | "tracking"
    | "trackingUrl";
  isUndo?: boolean;
  /** The rule of the department chose the responsible, no person did. */
  isByRule?: boolean;
  /** The card was moved because its stage was deleted. */
  isDeletion?: boolean;
  /** How a ticket ended, in the words of `outcomes`. */
  outcome?: string | null;
  /** How a card came into other hands, and why. */
  kind?: ReferralKind;
  reason?: string | null;
  /** Where a referral took it. */
  stage?: string | null;
  isFollowing?: boolean;
  /** Set with a survey's score when supervisors were told of it. */
  isLow?: boolean;
};

export type TimelineItem = NoteItem | TextItem | CallItem | ActivityItem;

export type TicketStage = Named & { slug: string; color: string; kind: StageKind; publicLabel: string };

/** The customer beside the conversation, with what else they asked. */
export type CustomerPanel = CustomerFace & {
  otherTickets: { number: number; title: string; stageName: string; stageColor: string; isOpen: boolean; createdAt: string }[];
  ticketCount: number;
};

/** What the viewer may do here: the screen asks this and never re-derives it (architecture.md §4.6). */
export type TicketAbilities = { canEdit: boolean; canMove: boolean; canClose: boolean; canReopen: boolean; canAddNote: boolean };

/** The card as a page. */
export type TicketDetail = {
  id: string;
  number: number;
  title: string;
  description: string;
  /** What the customer attached to the description. */
  files?: FileItem[];
  version: number;
  channel: string;
  priority: Priority;
  pipeline: Named & { slug: string; kind: "TICKET" | "ORDER" };
  /** Set on a card of an order board. */
  order: OrderDetail | null;
  stage: TicketStage;
  /** `mayEnter`: whether this viewer may put it there. */
  stages: (TicketStage & { mayEnter: boolean })[];
  department: Named;
  responsible: Named | null;
  category: Named | null;
  tags: (Named & { color: string })[];
  dueAt: string | null;
  product: string | null;
  /** What the customer was promised; they see it. */
  expectedAt: string | null;
  work: TicketWork;
  createdAt: string;
  closedAt: string | null;
  outcome: TicketOutcome | null;
  /** The closed ticket that this one continues, and those that continue this one. */
  continues: { number: number; title: string } | null;
  continuedBy: { number: number; title: string }[];
  survey: TicketSurvey | null;
  waitingSince: string | null;
  customer: CustomerPanel;
  timeline: TimelineItem[];
  draft: { body: string; portalVisible: boolean; mentions?: Mention[]; updatedAt: string } | null;
  /** Numbers of the cards above and below in its stage. */
  previousNumber: number | null;
  nextNumber: number | null;
  abilities: TicketAbilities;
  card: BoardCard;
  now: string;
};
