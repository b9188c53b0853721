import type { Reaction } from "@/server/platform/reactions";
import { notify } from "./notify";

/** A low score came in: supervisors and admins hear of it at once (issue 4 §7), once; a low answer that is only reworded tells nobody again. */
export const tellSupervisors: Reaction = async ({ tx, ctx, fact }) => {
  if (fact.event !== "survey.answered" || !fact.data.isLow || fact.data.wasLow) return;
  const people = await tx.user.findMany({ where: { isActive: true, role: { in: ["SUPERVISOR", "ADMIN"] } }, select: { id: true } });
  await notify(
    tx,
    { reason: "low_score", ticketId: fact.ticketId, actor: ctx.actor, at: ctx.now },
    people.map(({ id }) => id),
  );
};
