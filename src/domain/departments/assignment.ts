export const responsibleRules = ["NONE", "FIXED", "ROUND_ROBIN", "LEAST_LOADED"] as const;
export type ResponsibleRule = (typeof responsibleRules)[number];

/** A member of a department as its rule sees them. `lastTurn`: the number of the last card that the rule gave them, 0 = none yet. */
export type Candidate = { userId: string; isPresent: boolean; openCards: number; lastTurn: number };

/**
 * Who becomes responsible for a new card that names nobody (N8, N19): the fixed person, whoever was served longest ago, or whoever has the
 * fewest open cards. Only members who are present are chosen; null = nobody, and the card stays with the department.
 */
export function chooseResponsible(rule: ResponsibleRule, fixedResponsibleId: string | null, members: readonly Candidate[]): string | null {
  const present = members.filter((member) => member.isPresent);
  switch (rule) {
    case "NONE":
      return null;
    case "FIXED":
      return present.find((member) => member.userId === fixedResponsibleId)?.userId ?? null;
    case "ROUND_ROBIN":
      return first(present, byTurn);
    case "LEAST_LOADED":
      return first(present, (a, b) => a.openCards - b.openCards || byTurn(a, b));
  }
}

const byTurn = (a: Candidate, b: Candidate): number => a.lastTurn - b.lastTurn || (a.userId < b.userId ? -1 : 1);

function first(members: readonly Candidate[], order: (a: Candidate, b: Candidate) => number): string | null {
  return [...members].sort(order)[0]?.userId ?? null;
}
