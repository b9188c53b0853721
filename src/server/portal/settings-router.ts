import { AppError } from "@/domain/errors";
import { may } from "@/domain/policy";
import { EditOrganisationInput, MoveFaqInput, RemoveFaqInput, SaveFaqInput, TicketIdInput } from "@/domain/portal/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { moveFaq, removeFaq } from "./commands/arrange-faqs";
import { editOrganisation } from "./commands/edit-organisation";
import { revokeLinks } from "./commands/revoke-links";
import { saveFaq } from "./commands/save-faq";
import { getPortalSettings } from "./queries";

const faqEditor = agentProcedure.use(({ ctx, next }) => {
  if (!may(ctx.actor, "faq.edit", null)) throw new AppError("FORBIDDEN", "permission.denied");
  return next();
});

/** What staff set of the portal and take back of its links. */
export const portalSettingsRouter = router({
  get: faqEditor.query(({ ctx }) => getPortalSettings(ctx)),
  editOrganisation: agentProcedure.input(EditOrganisationInput).mutation(({ ctx, input }) => editOrganisation(ctx, input)),
  saveFaq: agentProcedure.input(SaveFaqInput).mutation(({ ctx, input }) => saveFaq(ctx, input)),
  moveFaq: agentProcedure.input(MoveFaqInput).mutation(({ ctx, input }) => moveFaq(ctx, input)),
  removeFaq: agentProcedure.input(RemoveFaqInput).mutation(({ ctx, input }) => removeFaq(ctx, input)),
  revokeLinks: agentProcedure.input(TicketIdInput).mutation(({ ctx, input }) => revokeLinks(ctx, input)),
});
