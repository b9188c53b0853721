import { cursorIn, ListAuditInput } from "@/domain/audit/schema";
import { adminProcedure, router } from "@/server/platform/trpc";
import { auditPeople, chainState, listAudit } from "./queries";

const PAGE = 50;

export const auditRouter = router({
  list: adminProcedure
    .input(ListAuditInput)
    .query(({ ctx, input: { before, ...filter } }) => listAudit(ctx, filter, { before: before ? cursorIn(before) : null, limit: PAGE })),
  chain: adminProcedure.query(({ ctx }) => chainState(ctx)),
  people: adminProcedure.query(({ ctx }) => auditPeople(ctx)),
});
