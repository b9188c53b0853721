import { isQuiet } from "@/domain/messaging/quiet-hours";
import type { SmsLane } from "@/domain/messaging/template";
import { tehranParts } from "@/persian/tehran";
import type { Db } from "@/server/platform/db";
import { mayTry, smsAccount } from "../account";
import type { SmsGateway } from "../gateway";
import { monthOf, pendingRials, spentRials } from "../spend";
import { savedTemplates } from "../templates";

/** What holds for the messages of one claim. */
export type Conditions = {
  withoutLinks: boolean;
  partRials: number;
  hadTrouble: boolean;
  templates: Awaited<ReturnType<typeof savedTemplates>>;
  /** How many messages of the lane may be claimed at most. */
  limit: number;
};

/**
 * Whether messages of a lane may leave now, and under which conditions; null = not now. Login codes know neither quiet hours nor
 * budget (N15, scorecard 50); an open breaker holds everything.
 */
export async function conditionsFor(
  db: Db,
  gateway: SmsGateway,
  lane: SmsLane,
  now: Date,
  given: { keepsQuiet: boolean; limit: number },
): Promise<Conditions | null> {
  const [account, organisation, templates] = await Promise.all([smsAccount(db), db.organisation.findUnique({ where: { id: 1 } }), savedTemplates(db)]);
  const partRials = organisation?.smsPartRials ?? 0;
  if (lane !== "OTP" && organisation && given.keepsQuiet) {
    const { hour, minute } = tehranParts(now);
    if (isQuiet(hour * 60 + minute, organisation.quietFromMinute, organisation.quietUntilMinute)) return null;
  }
  let limit = given.limit;
  if (lane !== "OTP" && organisation?.smsMonthlyBudget != null) {
    const left = organisation.smsMonthlyBudget - (await spentRials(db, monthOf(now))) - (await pendingRials(db, partRials));
    limit = Math.min(limit, partRials > 0 ? Math.floor(left / partRials) : limit);
    if (limit <= 0) return null;
  }
  if (!(await mayTry(db, account, gateway, now, partRials))) return null;
  return {
    withoutLinks: account.refusesLinksAt !== null || organisation?.sendsLinks === false,
    partRials,
    hadTrouble: account.failures > 0 || account.toldAdminAt !== null,
    templates,
    limit,
  };
}
