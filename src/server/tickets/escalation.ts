import type { Db, Tx } from "@/server/platform/db";

/** The latest escalation of a ticket that nobody has given back, or null. */
export function openEscalation(db: Db | Tx, ticketId: string) {
  return db.referral.findFirst({
    where: { ticketId, kind: "ESCALATE", returnedBy: null },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: {
      id: true,
      at: true,
      reason: true,
      fromUserId: true,
      fromDepartmentId: true,
      fromStageId: true,
      byUser: { select: { name: true } },
      fromUser: { select: { id: true, name: true, isActive: true, role: true } },
      fromDepartment: { select: { id: true, name: true } },
    },
  });
}
