import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";

/** Remembers that two records that look alike are two people: they are not offered as duplicates again. Saying it twice is saying it once. */
export const tellApart = command({
  action: "customer.merge",
  load: async (tx, input: { oneId: string; otherId: string }) => {
    const [low, high] = [input.oneId, input.otherId].sort();
    if (!low || !high || low === high) throw new AppError("INVALID_INPUT", "customer.same");
    if ((await tx.customer.count({ where: { id: { in: [low, high] } } })) < 2) throw new AppError("NOT_FOUND", "customer.not_found");
    return { low, high };
  },
  run: async ({ tx, now, actor, subject: { low, high }, emit }): Promise<void> => {
    const byUserId = actor.kind === "agent" ? actor.userId : null;
    const made = await tx.customerDistinction.createMany({ data: [{ lowId: low, highId: high, at: now, byUserId }], skipDuplicates: true });
    if (made.count === 0) return;
    emit({ event: "customer.told_apart", subject: { kind: "customer", id: low }, data: { otherId: high } });
  },
});
