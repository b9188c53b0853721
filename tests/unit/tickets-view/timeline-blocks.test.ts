import { describe, expect, it } from "vitest";
import type { TimelineItem } from "@/domain/tickets/detail";
import { timelineBlocks } from "@/features/tickets/timeline-blocks";

const who = { kind: "STAFF", id: "1", name: "رضا" } as const;
const note = (id: string, at: string): TimelineItem => ({ type: "note", id, at, author: who, body: id, portalVisible: false, editedAt: null });
const event = (id: string, at: string): TimelineItem => ({ type: "activity", id, at, actor: who, event: "card.moved", data: {} });

/** A block in short: "day", a note's id, or the ids of gathered events. */
const shape = (items: TimelineItem[], since: string) =>
  timelineBlocks(items, since).map((block) =>
    block.kind === "events" ? block.events.map((each) => each.id).join("+") : block.kind === "note" ? block.note.id : "day",
  );

describe("a conversation's blocks", () => {
  it("gathers the events between two messages", () => {
    const at = "2026-11-21T08:00:00Z";
    expect(shape([event("a", at), event("b", at), note("n", at), event("c", at)], at)).toEqual(["a+b", "n", "c"]);
  });

  it("keeps an SMS in a colleague's own words apart from the events around it", () => {
    const at = "2026-11-21T08:00:00Z";
    const sms = { id: "1", state: "SENT", reasonKey: null, canResend: false, sentAt: at } as const;
    const text: TimelineItem = { type: "text", id: "t", at, author: who, body: "فردا می‌آییم", sms };
    const kinds = timelineBlocks([event("a", at), text, event("b", at)], at).map((block) => block.kind);
    expect(kinds).toEqual(["events", "text", "events"]);
  });

  it("begins a new day at Tehran's midnight, not at London's", () => {
    expect(shape([note("before", "2026-11-21T20:29:00Z"), note("after", "2026-11-21T20:31:00Z")], "2026-11-21T08:00:00Z")).toEqual(["before", "day", "after"]);
  });

  it("does not gather events of two days", () => {
    expect(shape([event("a", "2026-11-21T20:00:00Z"), event("b", "2026-11-22T08:00:00Z")], "2026-11-21T08:00:00Z")).toEqual(["a", "day", "b"]);
  });

  it("announces the day of the first message once only", () => {
    expect(shape([], "2026-11-21T08:00:00Z")).toEqual([]);
    expect(shape([note("n", "2026-11-23T08:00:00Z")], "2026-11-21T08:00:00Z")).toEqual(["day", "n"]);
  });

  it("loses no item and changes no order", () => {
    const items = [
      event("a", "2026-11-20T08:00:00Z"),
      note("b", "2026-11-20T09:00:00Z"),
      event("c", "2026-11-21T09:00:00Z"),
      event("d", "2026-11-21T09:00:00Z"),
      note("e", "2026-11-22T09:00:00Z"),
    ];
    expect(
      shape(items, "2026-11-20T07:00:00Z")
        .filter((each) => each !== "day")
        .join("+"),
    ).toBe("a+b+c+d+e");
  });
});
