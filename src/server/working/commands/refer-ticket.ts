import type { ReferInput } from "@/domain/working/schema";
import { command } from "@/server/platform/command";
import { entryPlace, lockedTicket } from "@/server/tickets";
import { handOver, refuseHandOver } from "../hand-over";

/**
 * Refers a card (ارجاع, N29) to a person, in the department where it is, or to a department, whose nobody yet is responsible; with `ESCALATE`
 * it can be given back. With `movesToEntry` it goes to where that department's cards begin, if that is another pipeline (stage, ticket and
 * boards locked in the order of a move). CONFLICT when the card has changed; RULE_VIOLATION when it is closed or already with them; FORBIDDEN for a
 * stage that is limited to others.
 */
export const referTicket = command({
  action: "ticket.refer",
  load: async (tx, input: ReferInput) => {
    const place = input.movesToEntry && input.toDepartmentId ? await entryPlace(tx, { stageId: null, departmentId: input.toDepartmentId }) : null;
    const ticket = await lockedTicket(tx, input.ticketId);
    return { ...ticket, place: place?.pipelineId === ticket.pipelineId ? null : place };
  },
  run: async ({ tx, actor, now, input, subject: ticket, emit }): Promise<{ version: number }> => {
    const to = { toUserId: input.toUserId ?? null, toDepartmentId: input.toDepartmentId ?? ticket.departmentId };
    await refuseHandOver(tx, ticket, input.expectedVersion, to);
    return handOver({ tx, actor, now, emit }, ticket, { ...to, kind: input.kind, reason: input.reason, place: ticket.place });
  },
});
