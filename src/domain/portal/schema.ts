import { z } from "zod";
import { cleanLine } from "@/persian/text";
import type { HoursWindow } from "../departments/hours";
import { BodyText, TitleText } from "../tickets/schema";

export const CustomerName = z.string().transform(cleanLine).pipe(z.string().min(2).max(120));

/** A new request (D7–D10): only title and description are required. */
export const FileTicketInput = z
  .object({
    departmentId: z.uuid(),
    title: TitleText,
    description: BodyText.pipe(z.string().min(1)),
    categoryId: z.uuid().nullish(),
    product: z.string().transform(cleanLine).pipe(z.string().max(120)).optional(),
    attachmentIds: z.array(z.uuid()).max(10).default([]),
    /** Made once per form by the browser: a double tap files one ticket. */
    idempotencyKey: z.uuid(),
    /** The FAQs that were shown before the form, to learn which did not help. */
    shownFaqIds: z.array(z.uuid()).max(50).default([]),
  })
  .strict();
export type FileTicketInput = z.infer<typeof FileTicketInput>;

export const CustomerReplyInput = z
  .object({ number: z.number().int().positive(), body: BodyText, attachmentIds: z.array(z.uuid()).max(10).default([]), idempotencyKey: z.uuid() })
  .strict()
  .refine((reply) => reply.body.length > 0 || reply.attachmentIds.length > 0, { path: ["body"] });
export type CustomerReplyInput = z.infer<typeof CustomerReplyInput>;

export const OwnTicketInput = z.object({ number: z.number().int().positive().max(2_147_483_647) }).strict();
export const ListOwnTicketsInput = z.object({ text: z.string().trim().max(100).default(""), page: z.number().int().min(0).max(1_000).default(0) }).strict();
export const ListOwnOrdersInput = z.object({ page: z.number().int().min(0).max(1_000).default(0) }).strict();
export const DepartmentFaqsInput = z.object({ departmentId: z.uuid(), text: z.string().trim().max(100).default("") }).strict();
export const FaqEventInput = z.object({ faqId: z.uuid(), what: z.enum(["opened", "solved"]) }).strict();
/** Colours a portal may wear; each is a hue of the design system and keeps its contrast in both themes. */
export const brandColors = ["teal", "blue", "violet", "pink", "red", "orange", "green", "stone"] as const;
export type BrandColor = (typeof brandColors)[number];

const line = (most: number) => z.string().transform(cleanLine).pipe(z.string().max(most));

export const EditOrganisationInput = z
  .object({
    expectedVersion: z.number().int().positive(),
    name: line(80).pipe(z.string().min(1)),
    brandColor: z.enum(brandColors),
    welcome: line(300),
    answeringHours: line(200),
    /** Any form people type; empty = none is shown. */
    supportPhone: z.string().max(40),
    allowsRegistration: z.boolean(),
    reopenDays: z.number().int().min(0).max(365),
    linkDays: z.number().int().min(1).max(365),
  })
  .strict();
export type EditOrganisationInput = z.infer<typeof EditOrganisationInput>;

/** A question of a department; without an id a new one at the end. */
export const SaveFaqInput = z
  .object({
    faqId: z.uuid().optional(),
    expectedVersion: z.number().int().positive().optional(),
    departmentId: z.uuid(),
    question: line(200).pipe(z.string().min(3)),
    answer: BodyText.pipe(z.string().min(1).max(4_000)),
    isPublished: z.boolean(),
  })
  .strict();
export type SaveFaqInput = z.infer<typeof SaveFaqInput>;

export const MoveFaqInput = z.object({ faqId: z.uuid(), to: z.enum(["up", "down"]) }).strict();
export const RemoveFaqInput = z.object({ faqId: z.uuid(), expectedVersion: z.number().int().positive() }).strict();

/** What staff set of the portal. */
export type OrganisationSettings = Omit<EditOrganisationInput, "expectedVersion" | "brandColor"> & {
  version: number;
  brandColor: string;
  logoKey: string | null;
};
export type FaqEntry = {
  id: string;
  version: number;
  question: string;
  answer: string;
  isPublished: boolean;
  shownCount: number;
  openedCount: number;
  solvedCount: number;
  filedCount: number;
};
export type DepartmentFaqs = { id: string; name: string; faqs: FaqEntry[] };
export type PortalSettings = { organisation: OrganisationSettings; departments: DepartmentFaqs[]; portalUrl: string; canEditOrganisation: boolean };

export const DepartmentInput = z.object({ departmentId: z.uuid() }).strict();
export const TicketIdInput = z.object({ ticketId: z.uuid() }).strict();

/** What the portal says of the organisation. */
export type PortalOrganisation = {
  name: string;
  brandColor: string;
  /** The version of its logo for the address; null = the name in letters. */
  logoKey: string | null;
  welcome: string;
  answeringHours: string;
  supportPhone: string | null;
  allowsRegistration: boolean;
};
export type PortalDepartment = {
  id: string;
  name: string;
  description: string | null;
  faqCount: number;
  /** Its own hours; null = as the organisation announces. */
  answeringHours: HoursWindow[] | null;
  /** Departments whose requests it has taken over: their old addresses lead here. */
  formerIds: string[];
};
export type PortalCategory = { id: string; name: string };
export type PortalFaq = { id: string; question: string; answer: string };
