import { SaveVisibilityInput } from "@/domain/portal/visibility-schema";
import { adminProcedure, router } from "@/server/platform/trpc";
import { saveVisibility } from "./commands/save-visibility";
import { getVisibility } from "./queries";

/** What customers may see of each type of card: for administrators. */
export const visibilityRouter = router({
  get: adminProcedure.query(({ ctx }) => getVisibility(ctx)),
  save: adminProcedure.input(SaveVisibilityInput).mutation(({ ctx, input }) => saveVisibility(ctx, input)),
});
