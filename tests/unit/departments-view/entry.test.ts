import { expect, it } from "vitest";
import type { DepartmentDetail } from "@/domain/departments/schema";
import { type Entry, entryOf, isSame, merge, readEntry } from "@/features/departments/entry";
import { departments } from "@/messages/fa/departments";

const words = departments.form;
const [pipelineId, otherPipelineId] = ["p1", "p2"];
const saved: DepartmentDetail = {
  ...{ id: "d", version: 3, name: "فروش", description: "", pipelineId, entryStageId: null, memberIds: ["b", "a"], responsibleRule: "NONE" },
  ...{ fixedResponsibleId: null, answeringHours: [{ weekday: 6, fromMinute: 510, untilMinute: 1_440 }], isInPortal: true, openCount: 0 },
};
const form = { pipelines: [] };
const entry = (given: Partial<Entry> = {}): Entry => ({ ...entryOf(saved, form), ...given });

it("what is saved reads back as it was, and nothing counts as unsaved", () => {
  expect(entry().windows).toEqual([{ key: 0, weekday: 6, from: "۰۸:۳۰", until: "۲۴:۰۰" }]);
  expect(readEntry(entry(), saved).values).toMatchObject({ addMemberIds: [], removeMemberIds: [], answeringHours: saved.answeringHours });
  expect(isSame(entry(), entry({ windows: [{ key: 9, weekday: 6, from: "8:30", until: "24" }] }))).toBe(true);
  expect(isSame(entry(), entry({ hasOwnHours: false }))).toBe(false);
});

it("each wrong field is named: times, windows that overlap or run backwards, a rule without people, a fixed person from outside", () => {
  const windows = [
    { key: 1, weekday: 6 as const, from: "8", until: "12" },
    { key: 2, weekday: 6 as const, from: "۱۱:۳۰", until: "۱۴" },
    { key: 3, weekday: 0 as const, from: "۱۷", until: "۹" },
    { key: 4, weekday: 1 as const, from: "صبح", until: "۹" },
  ];
  expect(readEntry(entry({ name: " ", windows }), saved).problems).toEqual({
    name: words.nameMissing,
    "window-2": words.overlap,
    "window-3": words.backwards,
    "window-4": words.notTime,
  });
  expect(readEntry(entry({ windows: [] }), saved).problems).toEqual({ hours: words.noWindows });
  expect(readEntry(entry({ responsibleRule: "ROUND_ROBIN", memberIds: [] }), saved).problems).toEqual({ responsibleRule: words.ruleNeedsPeople });
  expect(readEntry(entry({ responsibleRule: "FIXED", fixedResponsibleId: "z" }), saved).problems).toEqual({ fixedResponsibleId: words.fixedMissing });
});

it("a colleague's save in between takes what I left alone, keeps what I typed, and says so", () => {
  const mine = entry({ name: "فروش و بازاریابی", memberIds: ["a", "c"] });
  const theirs = entry({ name: "فروش حضوری", pipelineId: otherPipelineId, memberIds: ["a", "b", "d"] });
  const { entry: merged, changed } = merge(entry(), mine, theirs);
  expect(merged).toMatchObject({ name: "فروش و بازاریابی", pipelineId: otherPipelineId, memberIds: ["a", "c", "d"] });
  expect(changed).toEqual([
    { field: "name", isMineKept: true },
    { field: "pipelineId", isMineKept: false },
    { field: "memberIds", isMineKept: false },
  ]);
});
