import { expect, it } from "vitest";
import { BoardFilters, GetStagePageInput, MoveCardInput } from "@/domain/board/schema";

const id = "01920000-0000-7000-8000-000000000000";

it("filters take ids, «me» and «none», nothing else, and refuse what they do not know", () => {
  expect(BoardFilters.safeParse({ responsible: [id, "me", "none"], category: ["none"], waiting: true, text: " چاپگر " }).data?.text).toBe("چاپگر");
  for (const bad of [{ responsible: ["'; DROP TABLE"] }, { priority: ["HIGHEST"] }, { text: "x".repeat(101) }, { owner: id }, { tag: Array(31).fill(id) }]) {
    expect(BoardFilters.safeParse(bad).success, JSON.stringify(bad).slice(0, 60)).toBe(false);
  }
});

it("a page of a stage has at most a hundred cards", () => {
  expect(GetStagePageInput.parse({ stageId: id }).limit).toBe(50);
  expect(GetStagePageInput.safeParse({ stageId: id, limit: 101 }).success).toBe(false);
});

it("a move names cards as neighbours, never an index, and the version it saw", () => {
  expect(MoveCardInput.safeParse({ ticketId: id, toStageId: id, expectedVersion: 1, afterTicketId: null }).success).toBe(true);
  expect(MoveCardInput.safeParse({ ticketId: id, toStageId: id, expectedVersion: 1, index: 3 }).success).toBe(false);
  expect(MoveCardInput.safeParse({ ticketId: id, toStageId: id }).success).toBe(false);
  expect(MoveCardInput.safeParse({ ticketId: id, toStageId: id, expectedVersion: 0 }).success).toBe(false);
});
