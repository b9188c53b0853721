import { CustomerIdInput, ListCustomersInput, SetSmsOptOutInput } from "@/domain/customers/record";
import { CreateCustomerInput, FindCustomersInput } from "@/domain/customers/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { createCustomer } from "./commands/create-customer";
import { setSmsOptOut } from "./commands/set-sms-opt-out";
import { findCustomers } from "./queries";
import { getCustomer, listCustomers } from "./record";

export const customersRouter = router({
  find: agentProcedure.input(FindCustomersInput).query(({ ctx, input }) => findCustomers(ctx, input)),
  list: agentProcedure.input(ListCustomersInput).query(({ ctx, input }) => listCustomers(ctx, input)),
  get: agentProcedure.input(CustomerIdInput).query(({ ctx, input }) => getCustomer(ctx, input.customerId)),
  setSmsOptOut: agentProcedure.input(SetSmsOptOutInput).mutation(({ ctx, input }) => setSmsOptOut(ctx, input)),
  create: agentProcedure.input(CreateCustomerInput).mutation(({ ctx, input }) => createCustomer(ctx, input)),
});
