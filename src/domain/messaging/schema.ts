import { z } from "zod";
import { cleanBody } from "@/persian/text";
import { templateKeys } from "./template";

const SMS_LIMIT = 900;
const Words = z
  .string()
  .max(SMS_LIMIT * 2)
  .transform(cleanBody)
  .pipe(z.string().max(SMS_LIMIT));

const editable = templateKeys.filter((key) => key !== "freeText");
export const SmsId = z.string().regex(/^\d{1,19}$/);

/** Which template: for everybody, for a department, or (`stageEntered` only) for a stage. */
export const TemplateScope = z.object({ key: z.enum(editable), departmentId: z.uuid().nullable().default(null), stageId: z.uuid().nullable().default(null) });

export const SaveTemplateInput = TemplateScope.extend({
  isOn: z.boolean(),
  body: Words.pipe(z.string().min(1)),
  noLinkBody: Words.pipe(z.string().min(1)),
  lookupName: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .nullable()
    .default(null),
  /** 0 when it has not been saved in this scope before. */
  expectedVersion: z.number().int().min(0),
}).strict();
export type SaveTemplateInput = z.infer<typeof SaveTemplateInput>;

export const ResetTemplateInput = TemplateScope.extend({ expectedVersion: z.number().int().min(1) }).strict();
export type ResetTemplateInput = z.infer<typeof ResetTemplateInput>;

export const PreviewTemplateInput = TemplateScope.extend({ body: Words, noLink: z.boolean().default(false) }).strict();
export type PreviewTemplateInput = z.infer<typeof PreviewTemplateInput>;

export const SendTextInput = z.object({ ticketId: z.uuid(), text: Words.pipe(z.string().min(1)), idempotencyKey: z.uuid() }).strict();
export type SendTextInput = z.infer<typeof SendTextInput>;

/** A Jalali month. */
export const SmsReportInput = z.object({ year: z.number().int().min(1400).max(1500), month: z.number().int().min(1).max(12) }).strict();
export type SmsReportInput = z.infer<typeof SmsReportInput>;

const MinuteOfDay = z.number().int().min(0).max(1_439);

/** When and for how much SMS are sent: minutes of the Tehran day, rials; no budget = null. */
export const SaveRulesInput = z
  .object({
    sendsLinks: z.boolean(),
    quietFromMinute: MinuteOfDay,
    quietUntilMinute: MinuteOfDay,
    smsMonthlyBudget: z.number().int().min(0).max(2_000_000_000).nullable(),
    smsPartRials: z.number().int().min(0).max(1_000_000),
    expectedVersion: z.number().int().positive(),
  })
  .strict();
export type SaveRulesInput = z.infer<typeof SaveRulesInput>;
