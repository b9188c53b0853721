import { CreateOrderInput, EditOrderInput } from "@/domain/orders/schema";
import { agentProcedure, router } from "@/server/platform/trpc";
import { createOrder } from "./commands/create-order";
import { editOrder } from "./commands/edit-order";

/** Orders as staff work them: what they hold besides their card. The card itself is a ticket of an order board. */
export const ordersRouter = router({
  create: agentProcedure.input(CreateOrderInput).mutation(({ ctx, input }) => createOrder(ctx, input)),
  edit: agentProcedure.input(EditOrderInput).mutation(({ ctx, input }) => editOrder(ctx, input)),
});
