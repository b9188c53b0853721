import { z } from "zod";
import { cleanBody, cleanLine } from "@/persian/text";
import { BODY_LIMIT } from "../tickets/terms";
import { EMAILS_LIMIT, FACT_LIMIT, factKinds, LABEL_LIMIT, NAME_LIMIT, OPTIONS_LIMIT, PHONES_LIMIT, STAFF_NOTE_LIMIT, timelineKinds } from "./terms";

const line = (limit: number) => z.string().transform(cleanLine).pipe(z.string().max(limit));
const filled = (limit: number) => z.string().transform(cleanLine).pipe(z.string().min(1).max(limit));
const version = z.number().int().min(1);

export const FindCustomersInput = z.object({ text: z.string().trim().max(100).default(""), limit: z.number().int().min(1).max(50).default(10) }).strict();

/** A customer made while answering: a name and a number in any form (digits of any script). */
export const CreateCustomerInput = z
  .object({
    name: filled(NAME_LIMIT),
    phone: z.string().max(40).optional(),
    companyName: line(NAME_LIMIT).optional(),
  })
  .strict();
export type CreateCustomerInput = z.infer<typeof CreateCustomerInput>;

export type CustomerChoice = { id: string; name: string; companyName: string | null; phone: string | null };

/** A number in any form, as it is typed while the telephone rings. */
export const CallerInput = z.object({ phone: z.string().max(60) }).strict();

/** Who calls: the number in E.164, null while it is not a whole number yet, and the customer who has it. */
export type Caller = {
  phone: string | null;
  customer: (CustomerChoice & { openTickets: { number: number; title: string; stageName: string; stageColor: string }[]; openCount: number }) | null;
};

/** What is written here replaces what was there; what is left out stays. An empty text takes the value away. */
export const EditCustomerInput = z
  .object({
    customerId: z.uuid(),
    expectedVersion: version,
    name: filled(NAME_LIMIT).optional(),
    jobTitle: line(NAME_LIMIT).optional(),
    city: line(NAME_LIMIT).optional(),
    staffNote: z.string().transform(cleanBody).pipe(z.string().max(STAFF_NOTE_LIMIT)).optional(),
    /** A company by its name: found, or made when nobody has it. */
    companyName: line(NAME_LIMIT).optional(),
  })
  .strict();
export type EditCustomerInput = z.infer<typeof EditCustomerInput>;

/** All numbers and addresses in their order; the first mobile is the one that gets SMS. */
export const EditContactsInput = z
  .object({
    customerId: z.uuid(),
    expectedVersion: version,
    phones: z.array(z.object({ number: z.string().max(60), label: line(40).default("") }).strict()).max(PHONES_LIMIT),
    emails: z.array(z.string().trim().max(254)).max(EMAILS_LIMIT),
  })
  .strict();
export type EditContactsInput = z.infer<typeof EditContactsInput>;

export const SetFactInput = z.object({ customerId: z.uuid(), fieldId: z.uuid(), expectedVersion: version, value: z.string().max(2 * FACT_LIMIT) }).strict();
export type SetFactInput = z.infer<typeof SetFactInput>;

export const AddCustomerNoteInput = z
  .object({
    customerId: z.uuid(),
    body: z.string().transform(cleanBody).pipe(z.string().max(BODY_LIMIT)),
    portalVisible: z.boolean(),
    idempotencyKey: z.uuid(),
  })
  .strict();
export type AddCustomerNoteInput = z.infer<typeof AddCustomerNoteInput>;

export const RemoveCustomerNoteInput = z.object({ noteId: z.uuid() }).strict();

export const CompanyIdInput = z.object({ companyId: z.uuid() }).strict();
export const FindCompaniesInput = z.object({ text: z.string().trim().max(100).default("") }).strict();
export const EditCompanyInput = z
  .object({
    companyId: z.uuid(),
    expectedVersion: version,
    name: filled(NAME_LIMIT).optional(),
    website: line(FACT_LIMIT).optional(),
    staffNote: z.string().transform(cleanBody).pipe(z.string().max(STAFF_NOTE_LIMIT)).optional(),
  })
  .strict();
export type EditCompanyInput = z.infer<typeof EditCompanyInput>;

/** The timeline of one customer or of all people of a company, one page at a time from `before` on. */
export const TimelineInput = z
  .object({
    of: z.enum(["customer", "company"]).default("customer"),
    id: z.uuid(),
    kind: z.enum(timelineKinds).nullable().default(null),
    before: z
      .object({ at: z.iso.datetime(), key: z.string().max(80) })
      .strict()
      .nullable()
      .default(null),
  })
  .strict();
export type TimelineInput = z.infer<typeof TimelineInput>;

const field = {
  label: filled(LABEL_LIMIT),
  options: z.array(filled(LABEL_LIMIT)).max(OPTIONS_LIMIT).default([]),
  isOnCard: z.boolean(),
};
export const SaveCustomerFieldInput = z
  .union([
    z.object({ ...field, kind: z.enum(factKinds) }).strict(),
    // The kind of a field stays: its values were read as that kind.
    z.object({ ...field, fieldId: z.uuid(), expectedVersion: version }).strict(),
  ])
  .refine((input) => new Set(input.options).size === input.options.length, { path: ["options"] });
export type SaveCustomerFieldInput = z.infer<typeof SaveCustomerFieldInput>;

export const MoveCustomerFieldInput = z.object({ fieldId: z.uuid(), to: z.enum(["up", "down"]) }).strict();
export const RetireCustomerFieldInput = z.object({ fieldId: z.uuid(), expectedVersion: version, isRetired: z.boolean() }).strict();
