import { AppError } from "@/domain/errors";
import type { SuspendPersonInput } from "@/domain/people/schema";
import { endSessionsOf, revokeStaffLinks } from "@/server/identity";
import { command } from "@/server/platform/command";
import { HAND_OVER_TIMEOUT_MS, handOver } from "../hand-over";
import { lockedPerson, refuseLastAdmin, refuseStalePerson } from "../locked-person";

/**
 * Takes somebody's access away: sessions and links end, open cards go to the chosen people or to their departments, all in one transaction
 * (issue 5 §2). RULE_VIOLATION for oneself, the last admin, or who is not active.
 */
export const suspendPerson = command({
  action: "people.manage",
  timeoutMs: HAND_OVER_TIMEOUT_MS,
  load: (tx, input: SuspendPersonInput) => lockedPerson(tx, input.userId),
  run: async ({ tx, input, actor, subject: person, now, emit }): Promise<{ openCards: number }> => {
    refuseStalePerson(person, input.expectedVersion);
    if (actor.kind === "agent" && actor.userId === person.id) throw new AppError("RULE_VIOLATION", "user.not_oneself");
    if (person.state !== "active") throw new AppError("RULE_VIOLATION", "user.wrong_state");
    await refuseLastAdmin(tx, person);
    await tx.user.update({ where: { id: person.id }, data: { isActive: false, version: { increment: 1 } } });
    await endSessionsOf(tx, person.id, now);
    await revokeStaffLinks(tx, person.id, now);
    const handed = await handOver({ tx, emit, now }, person.id, input.handTo);
    emit({ event: "user.suspended", subject: { kind: "user", id: person.id }, data: { changes: { isActive: { from: true, to: false } }, ...handed } });
    return { openCards: handed.openCards };
  },
});

/** Lets a suspended person in again, with the password and the role from before. */
export const restorePerson = command({
  action: "people.manage",
  load: (tx, input: { userId: string; expectedVersion: number }) => lockedPerson(tx, input.userId),
  run: async ({ tx, input, subject: person, emit }): Promise<void> => {
    refuseStalePerson(person, input.expectedVersion);
    if (person.state !== "suspended") throw new AppError("RULE_VIOLATION", "user.wrong_state");
    await tx.user.update({ where: { id: person.id }, data: { isActive: true, version: { increment: 1 } } });
    emit({ event: "user.restored", subject: { kind: "user", id: person.id }, data: { changes: { isActive: { from: false, to: true } } } });
  },
});
