import { systemCtx } from "@/server/platform/context";
import type { Db } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { sendInvitation } from "./commands/send-invitation";

const BATCH = 100;

/**
 * Asks everybody whose invitation has fallen due; true when there may be more. Each in a transaction of its own: one that fails is logged,
 * stays planned and harms no other. Any number of workers may do this at once.
 */
export async function sendDueInvitations(db: Db, now: Date): Promise<boolean> {
  const due = await db.surveyInvitation.findMany({
    where: { state: "PLANNED", dueAt: { lte: now } },
    orderBy: { dueAt: "asc" },
    take: BATCH,
    select: { id: true },
  });
  let failed = 0;
  for (const { id } of due) {
    try {
      await sendInvitation(systemCtx(db, now, "surveys.sendInvitation"), { invitationId: id });
    } catch (err) {
      failed += 1;
      log.error({ err, invitation: id }, "a survey invitation could not be sent");
    }
  }
  return due.length === BATCH && failed === 0;
}
