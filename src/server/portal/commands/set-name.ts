import { AppError } from "@/domain/errors";
import { command } from "@/server/platform/command";

/** A customer who has just registered says their name (asked after the code, issue 3 §1). */
export const setName = command({
  action: "portal.file",
  load: async (_tx, _input: { name: string }) => null,
  run: async ({ tx, actor, input, emit }): Promise<void> => {
    if (actor.kind !== "customer") throw new AppError("UNAUTHENTICATED", "auth.required");
    await tx.customer.update({ where: { id: actor.customerId }, data: { name: input.name } });
    emit({ event: "customer.edited", subject: { kind: "customer", id: actor.customerId }, data: { fields: ["name"] } });
  },
});
