import { expect, it } from "vitest";
import { SaveCategoryInput, SaveTagInput } from "@/domain/labels/schema";
import { inTreeOrder, levelAt, levelsOf, withDescendants } from "@/domain/labels/tree";

const node = (id: string, parentId: string | null) => ({ id, parentId });
const nodes = [node("b", null), node("a", null), node("a1", "a"), node("a11", "a1"), node("b1", "b"), node("lost", "gone")];

it("a tree is told parent before child, brothers in their order, and nothing is lost", () => {
  expect(inTreeOrder(nodes).map(({ id, depth }) => `${depth}${id}`)).toEqual(["0b", "1b1", "0a", "1a1", "2a11", "0lost"]);
});

it("what is below, how many levels, and on which level are known", () => {
  expect([...withDescendants(nodes, "a")]).toEqual(["a", "a1", "a11"]);
  expect([levelsOf(nodes, "a"), levelsOf(nodes, "b1"), levelAt(nodes, "a11"), levelAt(nodes, "b")]).toEqual([3, 1, 3, 1]);
});

it("a label has a name, and a tag a colour of the design", () => {
  expect(SaveCategoryInput.safeParse({ name: " ", parentId: null, departmentId: null }).success).toBe(false);
  expect(SaveTagInput.safeParse({ name: "فوری", color: "#ff0000" }).success).toBe(false);
  expect(SaveTagInput.safeParse({ name: "فوری", color: "red" }).success).toBe(true);
});
