import { expect, it } from "vitest";
import { type ScoreCount, satisfactionOf } from "@/domain/surveys/satisfaction";

const count = (userId: string | null, score: number | null, many: number, lowScore = 2): ScoreCount => ({
  userId,
  name: userId,
  isActive: true,
  score,
  lowScore,
  count: many,
});

it("the mean counts every answer, silence counts as asked only, lows by each department's measure", () => {
  expect(satisfactionOf([count("a", 5, 3), count("a", 1, 1), count("a", 3, 1, 3), count("a", null, 5)])).toEqual([
    { userId: "a", name: "a", isActive: true, asked: 10, answered: 5, average: 19 / 5, low: 2 },
  ]);
});

it("most answers first; what nobody held stands last; nothing answered has no mean", () => {
  const rows = satisfactionOf([count(null, 5, 9), count("few", 4, 1), count("many", 4, 2), count("silent", null, 3)]);
  expect(rows.map((row) => [row.userId, row.average])).toEqual([
    ["many", 4],
    ["few", 4],
    ["silent", null],
    [null, 5],
  ]);
});
