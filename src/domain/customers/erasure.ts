import { z } from "zod";
import { cleanLine } from "@/persian/text";

/** `name`: the customer's name, typed again by whoever erases. */
export const EraseCustomerInput = z
  .object({ customerId: z.uuid(), expectedVersion: z.number().int().positive(), name: z.string().max(400).transform(cleanLine) })
  .strict();
export type EraseCustomerInput = z.infer<typeof EraseCustomerInput>;
