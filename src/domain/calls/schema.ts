import { z } from "zod";
import { BodyText } from "../tickets/schema";
import { LONGEST_CALL_SECONDS, SUMMARY_LIMIT } from "./terms";

/** A call that took place. With a ticket it stands on that card too; the customer is then the ticket's. */
export const LogCallInput = z
  .object({
    customerId: z.uuid(),
    ticketId: z.uuid().nullable().default(null),
    direction: z.enum(["IN", "OUT"]),
    /** In any form people type; null = no number is named. */
    phone: z.string().max(40).nullable().default(null),
    startedAt: z.iso.datetime({ offset: true }),
    /** 0 = nobody answered. */
    seconds: z.number().int().min(0).max(LONGEST_CALL_SECONDS),
    summary: BodyText.pipe(z.string().min(1).max(SUMMARY_LIMIT)),
    /** Made once per form by the browser; sending it twice logs one call. */
    idempotencyKey: z.uuid(),
  })
  .strict();
export type LogCallInput = z.infer<typeof LogCallInput>;
