import { MergeTagsInput, MoveLabelInput, RetireLabelInput, SaveCategoryInput, SaveProductInput, SaveTagInput } from "@/domain/labels/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { moveCategory, retireCategory, saveCategory } from "./commands/save-category";
import { moveProduct, retireProduct, saveProduct } from "./commands/save-product";
import { mergeTags, saveTag } from "./commands/save-tag";
import { listLabels } from "./queries";

export const labelsRouter = router({
  list: agentProcedure.query(({ ctx }) => listLabels(ctx)),
  saveCategory: agentProcedure.input(SaveCategoryInput).mutation(({ ctx, input }) => saveCategory(ctx, input)),
  moveCategory: agentProcedure.input(MoveLabelInput).mutation(({ ctx, input }) => moveCategory(ctx, input)),
  retireCategory: agentProcedure.input(RetireLabelInput).mutation(({ ctx, input }) => retireCategory(ctx, input)),
  saveProduct: agentProcedure.input(SaveProductInput).mutation(({ ctx, input }) => saveProduct(ctx, input)),
  moveProduct: agentProcedure.input(MoveLabelInput).mutation(({ ctx, input }) => moveProduct(ctx, input)),
  retireProduct: agentProcedure.input(RetireLabelInput).mutation(({ ctx, input }) => retireProduct(ctx, input)),
  saveTag: agentProcedure.input(SaveTagInput).mutation(({ ctx, input }) => saveTag(ctx, input)),
  mergeTags: agentProcedure.input(MergeTagsInput).mutation(({ ctx, input }) => mergeTags(ctx, input)),
});
