/** Whether a customer can get our SMS, and if not why: said to the agent before writing (product.md §4.4). */
export type Reachability = { canReach: true; phone: string } | { canReach: false; reason: "noMobile" | "optedOut" | "blocked" };

type Reached = {
  smsOptOutAt: Date | null;
  /** In the order in which they are to be used. */
  phones: readonly { e164: string; kind: string; smsBlockedAt: Date | null }[];
};

/** The first mobile that does not refuse us, unless the customer wants no SMS. */
export function reachabilityOf(customer: Reached): Reachability {
  const mobiles = customer.phones.filter((phone) => phone.kind === "MOBILE" && /^\+989\d{9}$/.test(phone.e164));
  if (mobiles.length === 0) return { canReach: false, reason: "noMobile" };
  if (customer.smsOptOutAt) return { canReach: false, reason: "optedOut" };
  const open = mobiles.find((phone) => phone.smsBlockedAt === null);
  return open ? { canReach: true, phone: open.e164 } : { canReach: false, reason: "blocked" };
}
