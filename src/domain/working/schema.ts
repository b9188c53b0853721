import { z } from "zod";
import { BodyText } from "../tickets/schema";
import { REASON_LIMIT } from "./terms";

const Reason = BodyText.pipe(z.string().min(1).max(REASON_LIMIT));
const seen = { ticketId: z.uuid(), expectedVersion: z.number().int().positive() };

/** Hands a card to a person or to a department (N29); with `ESCALATE` it can be given back (N50). */
export const ReferInput = z
  .object({
    ...seen,
    kind: z.enum(["REFER", "ESCALATE"]).default("REFER"),
    toUserId: z.uuid().optional(),
    toDepartmentId: z.uuid().optional(),
    reason: Reason,
    /** The card moves to where the cards of that department begin, when it works with another pipeline. */
    movesToEntry: z.boolean().default(false),
  })
  .strict()
  .refine(({ toUserId, toDepartmentId }) => (toUserId === undefined) !== (toDepartmentId === undefined), { path: ["toUserId"] });
export type ReferInput = z.infer<typeof ReferInput>;

/** Gives an escalated card back to whoever had it. `movesBack`: also to the stage where it stood, when that is in another pipeline. */
export const ReturnInput = z.object({ ...seen, reason: Reason, movesBack: z.boolean().default(true) }).strict();
export type ReturnInput = z.infer<typeof ReturnInput>;

export const FollowInput = z.object({ ticketId: z.uuid(), userId: z.uuid(), isFollowing: z.boolean() }).strict();
export type FollowInput = z.infer<typeof FollowInput>;

/** What the customer is promised, and what is said of it in public, if anything. */
export const PromiseInput = z
  .object({
    ...seen,
    expectedAt: z.iso.datetime({ offset: true }).nullable(),
    note: z
      .object({ body: BodyText.pipe(z.string().min(1)), idempotencyKey: z.uuid() })
      .strict()
      .optional(),
  })
  .strict();
export type PromiseInput = z.infer<typeof PromiseInput>;
