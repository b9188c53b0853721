import { expect, it } from "vitest";
import type { PipelineEntry, StageEntry } from "@/domain/pipelines/schema";
import { draftOf, newStage, readDraft } from "@/features/pipelines/draft";
import { changesTold, merged } from "@/features/pipelines/merge";

const stage = (id: string, more: Partial<StageEntry> = {}): StageEntry => ({
  ...{ id, name: id, publicLabel: id, color: "teal", kind: "WORKING", softLimit: null, ageingDays: null, isPortalVisible: true, isRetired: false },
  ...{ entryRoles: [], entryUserIds: [], entryDepartmentIds: [], cardCount: 0 },
  ...more,
});
const entry = (stages: StageEntry[], more: Partial<PipelineEntry> = {}): PipelineEntry => ({
  ...{ id: "p", name: "پشتیبانی", slug: "support", kind: "TICKET", isRetired: false, version: 1, openCount: 0, departments: [] },
  stages,
  ...more,
});
const base = entry([stage("a", { kind: "NEW" }), stage("b"), stage("c", { kind: "CLOSED" })]);

it("keeps what I typed and takes what a colleague saved, field by field; the colleague's changes are told in words", () => {
  const mine = draftOf(base);
  Object.assign(mine.stages[1] ?? {}, { name: "من", softLimit: "۵" });
  const theirs = entry(
    [stage("a", { kind: "NEW", color: "pink" }), stage("b", { name: "او", publicLabel: "تازه", cardCount: 3 }), stage("c", { kind: "CLOSED" })],
    {
      version: 2,
      name: "پشتیبانی ویژه",
    },
  );
  const result = merged(base, mine, theirs);
  expect(result.name).toBe("پشتیبانی ویژه");
  expect(result.stages[0]?.color).toBe("pink");
  expect(result.stages[1]).toMatchObject({ name: "من", publicLabel: "تازه", softLimit: "۵", cardCount: 3 });
  expect(changesTold(base, theirs)).toHaveLength(4);
});

it("a stage that a colleague deleted is gone, one that was added is there, mine that is new stays, and my order wins where I made one", () => {
  const mine = draftOf(base);
  mine.stages.splice(1, 0, newStage("new", mine.stages));
  const theirs = entry([stage("a", { kind: "NEW" }), stage("d"), stage("c", { kind: "CLOSED" })]);
  expect(merged(base, mine, theirs).stages.map((one) => one.key)).toEqual(["a", "new", "c", "d"]);
  expect(merged(base, draftOf(base), theirs).stages.map((one) => one.key)).toEqual(["a", "d", "c"]);
});

it("nothing changed by either is nothing changed", () => {
  expect(merged(base, draftOf(base), base)).toEqual(draftOf(base));
  expect(changesTold(base, base)).toEqual([]);
});

it("what was typed is read with Persian digits, and what is wrong is said by its field", () => {
  const draft = draftOf(base);
  Object.assign(draft.stages[1] ?? {}, { softLimit: "۱۲", ageingDays: "" });
  expect(readDraft(draft).input?.stages[1]).toMatchObject({ softLimit: 12, ageingDays: null });
  Object.assign(draft.stages[1] ?? {}, { softLimit: "دوازده", publicLabel: " ", isLimited: true, name: "a" });
  Object.assign(draft, { slug: "پشتیبانی" });
  expect(Object.keys(readDraft(draft).problems).sort()).toEqual(["b.entry", "b.name", "b.publicLabel", "b.softLimit", "slug"]);
});
