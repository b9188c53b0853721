import type { Named } from "../board/card";
import type { ReferralKind } from "./terms";

/** A fact that put a card into other hands: what it was before, for the part that it changed. */
export type HandChange = {
  at: string;
  byName: string | null;
  /** Undefined = the person stayed. */
  fromUser?: Named | null;
  /** Undefined = the department stayed. */
  fromDepartment?: Named | null;
  kind: ReferralKind | null;
  /** Why, for a referral. Colleagues only. */
  reason: string | null;
};

/** A time in which a card was with somebody; without a person it was the department's. `until` null = still. */
export type Holding = {
  user: Named | null;
  department: Named | null;
  since: string;
  until: string | null;
  /** How it came here; null = it began here, or nobody gave a reason. */
  kind: ReferralKind | null;
  byName: string | null;
  reason: string | null;
};

type Now = { user: Named | null; department: Named; createdAt: string; closedAt: string | null };

/**
 * Who held a card when (N29), oldest first, from the facts in their order and from who has it now. Read backwards, since each fact knows what was
 * before it. What lasted no time at all (a rule that chose somebody at once) and a change to the same hands leave no line.
 */
export function holdingsOf(changes: readonly HandChange[], now: Now): Holding[] {
  const lines: Holding[] = [];
  let user = now.user;
  let department: Named | null = now.department;
  let until = now.closedAt;
  const add = (since: string, how: Pick<Holding, "kind" | "byName" | "reason">) => {
    if (until === null || since < until) lines.push({ user, department, since, until, ...how });
  };
  for (const change of [...changes].reverse()) {
    const formerUser: Named | null = change.fromUser === undefined ? user : change.fromUser;
    const formerDepartment: Named | null = change.fromDepartment === undefined ? department : change.fromDepartment;
    const isSame = formerUser?.id === user?.id && formerDepartment?.id === department?.id;
    if (isSame && change.kind === null) continue;
    // What was done to a closed card begins a time of its own only when it is opened again.
    if (until === null || change.at <= until) {
      add(change.at, { kind: change.kind, byName: change.byName, reason: change.reason });
      until = change.at;
    }
    user = formerUser;
    department = formerDepartment;
  }
  add(now.createdAt, { kind: null, byName: null, reason: null });
  return lines.reverse();
}
