import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";
import { lockedPerson } from "../locked-person";

/** Takes an invitation back: link and waiting account are gone, and the address may be invited again. RULE_VIOLATION once the person has come. */
export const cancelInvitation = command({
  action: "people.manage",
  load: (tx, input: { userId: string }) => lockedPerson(tx, input.userId),
  run: async ({ tx, subject: person, emit }): Promise<void> => {
    if (person.state !== "invited") throw new AppError("RULE_VIOLATION", "user.wrong_state");
    await tx.user.delete({ where: { id: person.id } });
    emit({ event: "user.invitation_cancelled", subject: { kind: "user", id: person.id }, data: { name: person.name, role: person.role } });
  },
});
