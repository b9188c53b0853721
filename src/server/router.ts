import "./reactions";
import { boardRouter } from "./board";
import { customersRouter } from "./customers";
import { identityRouter } from "./identity";
import { createCallerFactory, router } from "./platform/trpc";
import { notificationsRouter } from "./notifications";
import { portalRouter } from "./portal";
import { ticketsRouter } from "./tickets";

/** Every procedure of the product. Each has its row in the authorization matrix test. */
export const appRouter = router({
  board: boardRouter,
  customers: customersRouter,
  identity: identityRouter,
  notifications: notificationsRouter,
  portal: portalRouter,
  tickets: ticketsRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
