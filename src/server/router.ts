import "./reactions";
import { auditRouter } from "./audit";
import { boardRouter } from "./board";
import { callsRouter } from "./calls";
import { customersRouter } from "./customers";
import { departmentsRouter } from "./departments";
import { identityRouter } from "./identity";
import { labelsRouter } from "./labels";
import { listsRouter } from "./lists";
import { messagingRouter } from "./messaging";
import { notificationsRouter } from "./notifications";
import { ordersRouter } from "./orders";
import { peopleRouter } from "./people";
import { pipelinesRouter } from "./pipelines";
import { createCallerFactory, router } from "./platform/trpc";
import { portalRouter, portalSettingsRouter } from "./portal";
import { presenceRouter } from "./presence";
import { searchRouter } from "./search";
import { surveysRouter } from "./surveys";
import { ticketsRouter } from "./tickets";
import { visibilityRouter } from "./visibility";
import { workingRouter } from "./working";

/** Every procedure of the product. Each has its row in the authorization matrix test. */
export const appRouter = router({
  audit: auditRouter,
  board: boardRouter,
  calls: callsRouter,
  customers: customersRouter,
  departments: departmentsRouter,
  identity: identityRouter,
  labels: labelsRouter,
  lists: listsRouter,
  notifications: notificationsRouter,
  orders: ordersRouter,
  people: peopleRouter,
  pipelines: pipelinesRouter,
  portal: portalRouter,
  portalSettings: portalSettingsRouter,
  messaging: messagingRouter,
  presence: presenceRouter,
  search: searchRouter,
  surveys: surveysRouter,
  tickets: ticketsRouter,
  visibility: visibilityRouter,
  working: workingRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
