import type { Named } from "../board/card";
import type { Holding } from "./trail";

/** An escalation that nobody has given back: who gave it, and to whom it returns. */
export type OpenEscalation = {
  at: string;
  byName: string | null;
  reason: string;
  backTo: { user: Named | null; department: Named };
  /** The pipeline to whose stage it would go back; null = it has not left it. */
  backToPipeline: string | null;
};

/** The work on a card besides its conversation: whose it was when, who follows it, what may be given back. */
export type TicketWork = { trail: Holding[]; escalation: OpenEscalation | null; followers: Named[] };
