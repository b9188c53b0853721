/** What can happen, in the past tense (architecture.md §4.8), with what each fact remembers: ids, before and after; never note text. */
export type EventData = {
  "ticket.created": { stageId: string; departmentId: string; channel: string };
  "ticket.edited": { changes: Record<string, { from: unknown; to: unknown }> };
  "ticket.assigned": { from: string | null; to: string | null };
  "card.moved": {
    fromStageId: string;
    toStageId: string;
    fromRank: string;
    toRank: string;
    /** Set when this move takes an earlier one back: the activity that it undoes. */
    undoes?: string;
    /** Set when this move closed or reopened the ticket: then whatever follows from `ticket.closed` or `ticket.reopened` follows too. */
    crosses?: "closed" | "reopened";
  };
  "ticket.closed": { fromStageId: string; toStageId: string; fromRank: string; toRank: string };
  "ticket.reopened": { fromStageId: string; toStageId: string; fromRank: string; toRank: string };
  "note.added": {
    noteId: string;
    portalVisible: boolean;
    by: "STAFF" | "CUSTOMER" | "SYSTEM";
    /** What the ticket said of waiting before a public note of staff: put back when the note is taken back. */
    before?: { lastSpeaker: "STAFF" | "CUSTOMER" | "SYSTEM" | null; waitingSince: string | null; lastPublicStaffAt: string | null };
  };
  /** A public note was taken back before the customer could see it. */
  "note.taken_back": { noteId: string };
  "link.revoked": { count: number };
};

export type EventName = keyof EventData;
