import { z } from "zod";
import { PreviewTemplateInput, ResetTemplateInput, SaveRulesInput, SaveTemplateInput, SendTextInput, SmsId, SmsReportInput } from "@/domain/messaging/schema";
import { adminProcedure, agentProcedure, router } from "@/server/platform/trpc";
import { allowLinks } from "./commands/allow-links";
import { cancelSms } from "./commands/cancel-sms";
import { resendSms } from "./commands/resend-sms";
import { saveRules } from "./commands/save-rules";
import { resetTemplate, saveTemplate } from "./commands/save-template";
import { sendText } from "./commands/send-text";
import { accountState, getRules, listTemplates, previewTemplate, previewText, reachabilityOfCustomer, smsOfTicket, smsReport } from "./queries";
import { webhookUrls } from "./webhook";

const OneSms = z.object({ smsId: SmsId }).strict();

export const messagingRouter = router({
  ofTicket: agentProcedure.input(z.object({ ticketId: z.uuid() }).strict()).query(({ ctx, input }) => smsOfTicket(ctx, input.ticketId)),
  reachability: agentProcedure.input(z.object({ customerId: z.uuid() }).strict()).query(({ ctx, input }) => reachabilityOfCustomer(ctx, input.customerId)),
  previewText: agentProcedure.input(z.object({ text: z.string().max(2_000) }).strict()).query(({ ctx, input }) => previewText(ctx, input.text)),
  sendText: agentProcedure.input(SendTextInput).mutation(({ ctx, input }) => sendText(ctx, input)),
  resend: agentProcedure.input(OneSms).mutation(({ ctx, input }) => resendSms(ctx, input)),
  cancel: agentProcedure.input(OneSms).mutation(({ ctx, input }) => cancelSms(ctx, input)),
  templates: adminProcedure.query(({ ctx }) => listTemplates(ctx)),
  saveTemplate: adminProcedure.input(SaveTemplateInput).mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  resetTemplate: adminProcedure.input(ResetTemplateInput).mutation(({ ctx, input }) => resetTemplate(ctx, input)),
  previewTemplate: adminProcedure.input(PreviewTemplateInput).query(({ ctx, input }) => previewTemplate(ctx, input)),
  report: adminProcedure.input(SmsReportInput).query(({ ctx, input }) => smsReport(ctx, input)),
  account: adminProcedure.query(({ ctx }) => accountState(ctx)),
  rules: adminProcedure.query(({ ctx }) => getRules(ctx)),
  saveRules: adminProcedure.input(SaveRulesInput).mutation(({ ctx, input }) => saveRules(ctx, input)),
  allowLinks: adminProcedure.mutation(({ ctx }) => allowLinks(ctx, undefined)),
  webhookUrls: adminProcedure.query(() => webhookUrls()),
});
