import { CreateCustomerInput, FindCustomersInput } from "@/domain/customers/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { createCustomer } from "./commands/create-customer";
import { findCustomers } from "./queries";

export const customersRouter = router({
  find: agentProcedure.input(FindCustomersInput).query(({ ctx, input }) => findCustomers(ctx, input)),
  create: agentProcedure.input(CreateCustomerInput).mutation(({ ctx, input }) => createCustomer(ctx, input)),
});
