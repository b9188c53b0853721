import { z } from "zod";
import {
  CustomerName,
  CustomerReplyInput,
  DepartmentFaqsInput,
  DepartmentInput,
  FaqEventInput,
  FileTicketInput,
  ListOwnOrdersInput,
  ListOwnTicketsInput,
  OwnTicketInput,
} from "@/domain/portal/schema";
import { setSmsOptOut } from "@/server/customers";
import { customerProcedure, publicProcedure, router, visitorProcedure } from "@/server/platform/trpc";
import { closeAsCustomer, reopenAsCustomer } from "./commands/close-as-customer";
import { fileTicket } from "./commands/file-ticket";
import { markSeen } from "./commands/mark-seen";
import { noteFaq } from "./commands/note-faq";
import { replyAsCustomer } from "./commands/reply-as-customer";
import { setName } from "./commands/set-name";
import { showFaqs } from "./commands/show-faqs";
import {
  getOrganisation,
  getOwnTicket,
  getProfile,
  hasOrders,
  listCategories,
  listDepartments,
  listFaqs,
  listOwnNotes,
  listOwnOrders,
  listOwnTickets,
  listProducts,
} from "./queries";

/** The door for customers and link holders: nothing here gives anything that the projection did not make. */
export const portalRouter = router({
  organisation: publicProcedure.query(({ ctx }) => getOrganisation(ctx)),
  departments: customerProcedure.query(({ ctx }) => listDepartments(ctx)),
  faqs: customerProcedure.input(DepartmentFaqsInput).query(({ ctx, input }) => listFaqs(ctx, input)),
  products: customerProcedure.query(({ ctx }) => listProducts(ctx)),
  categories: customerProcedure.input(DepartmentInput).query(({ ctx, input }) => listCategories(ctx, input.departmentId)),
  showFaqs: customerProcedure.input(DepartmentInput).mutation(({ ctx, input }) => showFaqs(ctx, input)),
  noteFaq: customerProcedure.input(FaqEventInput).mutation(({ ctx, input }) => noteFaq(ctx, input)),
  profile: customerProcedure.query(({ ctx }) => getProfile(ctx)),
  setSms: customerProcedure
    .input(z.object({ isOptedOut: z.boolean() }).strict())
    .mutation(({ ctx, input }) => setSmsOptOut(ctx, { customerId: ctx.actor.customerId, isOptedOut: input.isOptedOut })),
  setName: customerProcedure.input(z.object({ name: CustomerName }).strict()).mutation(({ ctx, input }) => setName(ctx, input)),
  notes: customerProcedure.query(({ ctx }) => listOwnNotes(ctx)),
  tickets: customerProcedure.input(ListOwnTicketsInput).query(({ ctx, input }) => listOwnTickets(ctx, input)),
  hasOrders: customerProcedure.query(({ ctx }) => hasOrders(ctx)),
  orders: customerProcedure.input(ListOwnOrdersInput).query(({ ctx, input }) => listOwnOrders(ctx, input)),
  ticket: visitorProcedure.input(OwnTicketInput).query(({ ctx, input }) => getOwnTicket(ctx, input.number)),
  file: customerProcedure.input(FileTicketInput).mutation(({ ctx, input }) => fileTicket(ctx, input)),
  reply: visitorProcedure.input(CustomerReplyInput).mutation(({ ctx, input }) => replyAsCustomer(ctx, input)),
  close: visitorProcedure.input(OwnTicketInput).mutation(({ ctx, input }) => closeAsCustomer(ctx, input)),
  reopen: visitorProcedure.input(OwnTicketInput).mutation(({ ctx, input }) => reopenAsCustomer(ctx, input)),
  markSeen: visitorProcedure.input(OwnTicketInput).mutation(({ ctx, input }) => markSeen(ctx, input)),
});
