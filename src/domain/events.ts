import type { CallDirection } from "./calls/terms";
import type { ReferralKind } from "./working/terms";

/** Who a card is with; without a person the department. */
type Hands = { userId: string | null; departmentId: string };

/** What can happen to a ticket, in the past tense (architecture.md §4.8), with what each fact remembers: ids, before and after; never note text. */
export type TicketEventData = {
  "ticket.created": { stageId: string; departmentId: string; channel: string };
  "ticket.edited": { changes: Record<string, { from: unknown; to: unknown }> };
  /** `rule`: the rule of the department that chose, when no person did. */
  "ticket.assigned": { from: string | null; to: string | null; rule?: string };
  "card.moved": {
    fromStageId: string;
    toStageId: string;
    fromRank: string;
    toRank: string;
    /** Set when this move takes an earlier one back: the activity that it undoes. */
    undoes?: string;
    /** Set when nobody moved the card: its stage was deleted under it. Customers are not told of such a move. */
    because?: "stage.deleted";
    /** Set when this move closed or reopened the ticket: then whatever follows from `ticket.closed` or `ticket.reopened` follows too. */
    crosses?: "closed" | "reopened";
    /** How the ticket ended, when this move closed it; how it had ended, when this move reopened it. */
    outcome?: string | null;
  };
  "ticket.closed": { fromStageId: string; toStageId: string; fromRank: string; toRank: string; outcome?: string | null };
  /** `outcome`: how it had ended before. */
  "ticket.reopened": { fromStageId: string; toStageId: string; fromRank: string; toRank: string; outcome?: string | null };
  "note.added": {
    noteId: string;
    portalVisible: boolean;
    by: "STAFF" | "CUSTOMER" | "SYSTEM";
    /** True for the first words of a ticket that we file: the message about the ticket tells of them. */
    isOpening?: boolean;
    /** Colleagues named in it, by id, each once. */
    mentions?: readonly string[];
    /** What the ticket said of waiting before a public note of staff: put back when the note is taken back. */
    before?: { lastSpeaker: "STAFF" | "CUSTOMER" | "SYSTEM" | null; waitingSince: string | null; lastPublicStaffAt: string | null };
  };
  /** A public note was taken back before the customer could see it. */
  "note.taken_back": { noteId: string };
  "link.revoked": { count: number };
  /** Into other hands, with a reason that stands beside (table Referral), not in here. The stages, when it went to another pipeline by this. */
  "ticket.referred": {
    referralId: string;
    kind: ReferralKind;
    from: Hands;
    to: Hands;
    fromStageId?: string;
    toStageId?: string;
  };
  "ticket.followed": { userId: string; isFollowing: boolean };
  /** What the customer is promised, as ISO instants; `isTold`: a public note says so too. */
  "ticket.promised": { from: string | null; to: string | null; isTold: boolean };
  "call.logged": { callId: string; direction: CallDirection; seconds: number };
  /** What an order holds: lines by id with quantity and price, amounts in rials as digits, how it is sent; never a line's words. */
  "order.edited": { changes: Changes };
  /** A customer answered the survey of a closing, or changed the answer (`from` = the score before). */
  "survey.answered": { invitationId: string; score: number; from: number | null; isLow: boolean; wasLow: boolean };
};

/** Before and after of each field that a setting changed. Never a secret; never a person's phone or address, since nothing can be taken out again. */
export type Changes = Readonly<Record<string, { from: unknown; to: unknown }>>;

export type Door = "staff" | "portal";
/** Why somebody did not come in; `more`: so many tries from one network that single ones are no longer written down. */
export type SignInRefusal = "wrong_password" | "wrong_code" | "suspended" | "unknown_account" | "too_many" | "more";

/** What can happen to anything but tickets: the audit has it (A19). */
export type DeskEventData = {
  "organisation.edited": { changes: Changes };
  "organisation.logo_changed": { changes: Changes };
  /** Somebody came in; `address` of staff as it was, of customers without its end, since nothing here is ever taken out again. */
  "session.started": { door: Door; address: string; device: string | null };
  /** Somebody did not. The subject is the account, if it is one of ours; else a keyed hash of what was typed. */
  "session.refused": { door: Door; cause: SignInRefusal; address: string; device: string | null };
  "session.ended": { door: Door };
  "faq.saved": { departmentId: string; changes: Changes };
  "faq.moved": { departmentId: string; changes: Changes };
  "faq.removed": { departmentId: string; changes: Changes };
  "sms.rules_edited": { changes: Changes };
  "sms.links_allowed": { changes: Changes };
  "sms.template_saved": { key: string; departmentId: string | null; stageId: string | null; changes: Changes };
  "sms.template_reset": { key: string; departmentId: string | null; stageId: string | null; changes: Changes };
  "survey.design_saved": { departmentId: string | null; changes: Changes };
  "survey.design_reset": { departmentId: string | null; changes: Changes };
  /** Somebody took data out. `filter`: what was asked for, in words of the address line. */
  "export.made": { what: string; filter: string };
  /** The chain of the audit was computed anew. */
  "audit.checked": { sealed: number; head: string; problems: number };
  "department.created": { changes: Changes };
  "department.edited": { changes: Changes };
  /** Arranged among the others: positions before and after. */
  "department.moved": { changes: Changes };
  /** `successorId`: where its new requests go from now on. */
  "department.retired": { successorId: string | null };
  "department.brought_back": { changes: Changes };
  /** People and their access: what was and what is, never a password, a code or a link. */
  /** Made on the server's command line, not by invitation. */
  "user.created": { name: string; role: string };
  "user.invited": { name: string; role: string; departmentIds: readonly string[]; expiresAt: string };
  "user.invitation_cancelled": { name: string; role: string };
  "user.link_made": { purpose: "INVITE" | "RESET"; expiresAt: string };
  "user.joined": { name: string };
  "user.edited": { changes: Changes };
  "user.role_changed": { changes: Changes };
  "user.away_changed": { changes: Changes };
  /** `handedTo`: how many open cards went to whom; null = to nobody, which is their department. */
  "user.suspended": { changes: Changes; openCards: number; handedTo: readonly { userId: string | null; count: number }[] };
  "user.restored": { changes: Changes };
  "user.totp_enabled": { changes: Changes };
  /** `by`: the owner, or an administrator for somebody who lost the device. */
  "user.totp_disabled": { changes: Changes; by: "OWNER" | "ADMIN" };
  "user.recovery_codes_renewed": { count: number };
  "user.password_reset": { endedSessions: number };
  "user.password_changed": { endedSessions: number };
  "user.sessions_ended": { count: number };
  /** Somebody chose what they hear of; for the organisation's defaults the subject is the settings. */
  "notifications.edited": { changes: Changes };
  /** Which fields of a card type customers may see; the subject is the settings, by the kind. */
  "visibility.edited": { changes: Changes };
  /** A view that others see, or that they saw before: private ones are nobody else's business. */
  "view.saved": { viewId: string; name: string; changes: Changes };
  "view.removed": { viewId: string; name: string };
  "pipeline.created": { name: string; slug: string; kind: string; stages: readonly string[] };
  /** Any setting of a pipeline or of its stages: open boards look again. */
  "pipeline.changed": { changes: Changes };
  "stage.created": { pipelineId: string; name: string; kind: string };
  "stage.changed": { pipelineId: string; changes: Changes };
  /** `movedTo`: where its `count` cards went; null = it had none. */
  "stage.deleted": { pipelineId: string; name: string; kind: string; movedTo: string | null; count: number };
  /** The number masked: nothing can be taken out of the history again. */
  "customer.created": { phone: string | null };
  /** Which fields; values only where they are ids, numbers masked, addresses counted. */
  "customer.edited": {
    fields: readonly string[];
    changes?: Changes;
    phones?: { added: readonly string[]; removed: readonly string[] };
    emails?: { added: number; removed: number };
  };
  "customer.fact_set": { fieldId: string; isSet: boolean };
  "customer.note_added": { noteId: string; portalVisible: boolean };
  "customer.note_removed": { noteId: string; portalVisible: boolean };
  "customer.sms_chosen": { isOptedOut: boolean };
  "customer.call_logged": { callId: string; direction: CallDirection; seconds: number };
  /** `moved`: how much of each kind went over, `fields`: what the surviving record took over. Ids and counts only. */
  "customer.merged": { mergedId: string; mergeId: string; fields: readonly string[]; moved: Readonly<Record<string, number>> };
  /** Everything of a person has been erased; how much, and nothing of what. */
  "customer.erased": { tickets: number; records: number };
  "customer.unmerged": { mergedId: string; mergeId: string };
  /** Said to be another person than `otherId`. */
  "customer.told_apart": { otherId: string };
  "company.created": { name: string };
  "company.edited": { fields: readonly string[]; changes: Changes };
  "category.added": { name: string };
  "category.edited": { changes: Changes };
  "product.added": { name: string };
  "product.edited": { changes: Changes };
  "tag.added": { name: string };
  "tag.edited": { changes: Changes };
  /** It is gone; `count` cards have the other one now. */
  "tag.merged": { name: string; into: string; intoId: string; count: number };
  "customerField.added": { label: string; kind: string };
  "customerField.edited": { changes: Changes };
};

/** The kinds of things, besides tickets, that facts tell of; the id is the row's, "1" for the one organisation. */
export type SubjectKind =
  | "organisation"
  | "pipeline"
  | "stage"
  | "department"
  | "user"
  | "session"
  | "customer"
  | "company"
  | "settings"
  | "export"
  | "faq"
  | "sign_in"
  | "audit";

export type EventData = TicketEventData & DeskEventData;
export type TicketEventName = keyof TicketEventData;
export type DeskEventName = keyof DeskEventData;
export type EventName = keyof EventData;

/** What an edit changed: the fields of `after` whose value is another than before (compared as JSON), each with both. */
export function changesBetween(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): Changes {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([field, to]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(to ?? null))
      .map(([field, to]) => [field, { from: before[field] ?? null, to: to ?? null }]),
  );
}
