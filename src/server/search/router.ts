import { SearchInput } from "@/domain/search/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { searchDesk } from "./queries";

export const searchRouter = router({
  all: agentProcedure.input(SearchInput).query(({ ctx, input }) => searchDesk(ctx, input)),
});
