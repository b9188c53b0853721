import { z } from "zod";
import { cleanLine } from "@/persian/text";

export const FindCustomersInput = z.object({ text: z.string().trim().max(100).default(""), limit: z.number().int().min(1).max(50).default(10) }).strict();

/** A customer made while answering: a name and a number in any form (digits of any script). */
export const CreateCustomerInput = z
  .object({
    name: z.string().transform(cleanLine).pipe(z.string().min(1).max(120)),
    phone: z.string().max(40).optional(),
    companyName: z.string().transform(cleanLine).pipe(z.string().max(120)).optional(),
  })
  .strict();
export type CreateCustomerInput = z.infer<typeof CreateCustomerInput>;

export type CustomerChoice = { id: string; name: string; companyName: string | null; phone: string | null };
