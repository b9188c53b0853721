import type { Db } from "@/server/platform/db";

/** The ids of a stage's tickets in board order. */
export async function orderOf(db: Db, stageId: string): Promise<string[]> {
  const rows = await db.ticket.findMany({ where: { stageId }, orderBy: { rank: "asc" }, select: { id: true } });
  return rows.map((row) => row.id);
}

/** Everything that was recorded about a ticket, oldest first. */
export function activitiesOf(db: Db, ticketId: string) {
  return db.activity.findMany({ where: { ticketId }, orderBy: { id: "asc" } });
}

/** The board's events in order and the version the board itself claims. */
export async function boardLog(db: Db, pipelineId: string) {
  const [pipeline, events] = await Promise.all([
    db.pipeline.findUniqueOrThrow({ where: { id: pipelineId }, select: { version: true } }),
    db.boardEvent.findMany({ where: { pipelineId }, orderBy: { version: "asc" } }),
  ]);
  return { version: pipeline.version, events };
}
