import type { AgentSatisfaction } from "./schema";

/** How often one member of staff got one score in one department; `score` null = asked and not answered. */
export type ScoreCount = { userId: string | null; name: string | null; isActive: boolean | null; score: number | null; lowScore: number; count: number };

/** Counts by person: most answers first, then most asked; what nobody held comes last. */
export function satisfactionOf(counts: readonly ScoreCount[]): AgentSatisfaction[] {
  const people = new Map<string | null, AgentSatisfaction & { total: number }>();
  for (const { userId, name, isActive, score, lowScore, count } of counts) {
    const person = people.get(userId) ?? { userId, name, isActive: isActive ?? false, asked: 0, answered: 0, average: null, low: 0, total: 0 };
    person.asked += count;
    if (score !== null) {
      person.answered += count;
      person.total += score * count;
      person.average = person.total / person.answered;
      if (score <= lowScore) person.low += count;
    }
    people.set(userId, person);
  }
  return [...people.values()]
    .sort((a, b) => Number(a.userId === null) - Number(b.userId === null) || b.answered - a.answered || b.asked - a.asked)
    .map(({ total: _total, ...person }) => person);
}
