import { command } from "@/server/platform/command";
import { lockedPerson } from "../locked-person";

/** Away or back, by oneself or by an administrator: who is away is marked wherever people are chosen, and reopened tickets do not wait for them (N6). */
export const setAway = command({
  action: "people.setAway",
  load: async (tx, input: { userId: string; isAway: boolean }) => ({ userId: input.userId, person: await lockedPerson(tx, input.userId) }),
  run: async ({ tx, input: { userId, isAway }, subject: { person }, emit }): Promise<void> => {
    if (person.isAway === isAway) return;
    await tx.user.update({ where: { id: userId }, data: { isAway } });
    emit({ event: "user.away_changed", subject: { kind: "user", id: userId }, data: { changes: { isAway: { from: person.isAway, to: isAway } } } });
  },
});
