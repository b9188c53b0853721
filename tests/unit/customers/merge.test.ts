import { expect, it } from "vitest";
import { factsToTake, mergedFields } from "@/domain/customers/merge";

const day = (n: number) => new Date(Date.UTC(2026, 0, n));
const one = { name: "سارا", companyId: null, jobTitle: "مدیر", city: null, staffNote: "الف", smsOptOutAt: null, createdAt: day(5) };
const other = { name: "سارا احمدی", companyId: "c", jobTitle: "حسابدار", city: "یزد", staffNote: "ب", smsOptOutAt: day(7), createdAt: day(2) };

it("what the survivor lacks comes from the other, both notes are kept, who wanted no SMS still gets none, and the earlier day counts", () => {
  expect(mergedFields(one, other, { facts: {} })).toEqual({
    ...{ name: "سارا", companyId: "c", jobTitle: "مدیر", city: "یزد", staffNote: "الف\n\nب", smsOptOutAt: day(7), createdAt: day(2) },
  });
});

it("a choice counts, also for nothing", () => {
  const choices = { name: "merged", jobTitle: "merged", city: "survivor", staffNote: "merged", facts: {} } as const;
  expect(mergedFields(one, other, choices)).toMatchObject({ name: "سارا احمدی", jobTitle: "حسابدار", city: null, staffNote: "ب" });
});

it("facts of the other fill gaps; where both say something the survivor's stays unless chosen", () => {
  const [mine, theirs] = [
    new Map([
      ["a", "1"],
      ["b", "2"],
    ]),
    new Map([
      ["a", "x"],
      ["b", "y"],
      ["c", "z"],
      ["d", "w"],
    ]),
  ];
  expect(factsToTake(mine, theirs, { facts: { b: "merged", d: "survivor" } })).toEqual([
    { fieldId: "b", before: "2", after: "y" },
    { fieldId: "c", before: null, after: "z" },
  ]);
});
