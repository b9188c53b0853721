import type { Board, BoardCard, BoardStage } from "@/domain/board/card";

/** A card of the board with only what a test cares about; its rank sorts by `rank`. */
export function card(id: string, stageId: string, rank: string, more: Partial<BoardCard> = {}): BoardCard {
  return {
    id,
    number: Number(id.replace(/\D/g, "")) || 1,
    title: id,
    version: 1,
    stageId,
    rank,
    customerId: "c",
    customerName: "مشتری",
    companyName: null,
    departmentId: "d",
    responsibleId: null,
    priority: "NORMAL",
    categoryId: null,
    tagIds: [],
    createdAt: "2026-11-21T08:00:00.000Z",
    stageEnteredAt: "2026-11-21T08:00:00.000Z",
    dueAt: null,
    expectedAt: null,
    waitingSince: null,
    lastSpeaker: null,
    isUnread: false,
    ...more,
  };
}

function stage(id: string, ids: readonly string[], count = ids.length): BoardStage {
  return {
    id,
    slug: id,
    name: id,
    publicLabel: id,
    color: "blue",
    kind: "WORKING",
    softLimit: null,
    isRetired: false,
    mayEnter: true,
    ageingDays: null,
    count,
    cards: ids.map((cardId, i) => card(cardId, id, `a${i}`)),
  };
}

/** A board whose stages hold the named cards in order; a number after the ids says how many the stage has in all. */
export function board(stages: Record<string, readonly string[]>, counts: Record<string, number> = {}, version = 1): Board {
  return {
    pipeline: { id: "p", name: "پشتیبانی", slug: "support", kind: "TICKET", version },
    stages: Object.entries(stages).map(([id, ids]) => stage(id, ids, counts[id] ?? ids.length)),
    options: { people: [], departments: [], categories: [], tags: [], products: [] },
    now: "2026-11-21T08:00:00.000Z",
  };
}
