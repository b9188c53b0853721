import type { CustomerColumn } from "@/domain/customers/list-terms";
import { command } from "@/server/platform/command";

/** Keeps which columns of the list somebody wants to see: their own, for every browser they use. */
export const chooseColumns = command({
  action: "customer.chooseColumns",
  load: async (_tx, _input: { columns: CustomerColumn[] }) => null,
  run: async ({ tx, actor, input }): Promise<void> => {
    if (actor.kind !== "agent") return;
    const { columns } = input;
    await tx.customerColumns.upsert({ where: { userId: actor.userId }, create: { userId: actor.userId, columns }, update: { columns } });
  },
});
