import { describe, expect, it } from "vitest";
import { hear, living, type Presence, type PresenceNews, peopleAt, TellPresenceInput } from "@/domain/presence/presence";

const news = (userId: string, tab: string, state: PresenceNews["state"] = "viewing"): PresenceNews => ({ ticketId: "t", userId, tab, state });
const heardAll = (all: [PresenceNews, number][]): Presence => all.reduce((presence, [one, at]) => hear(presence, one, at).presence, {} as Presence);

describe("who is at a card", () => {
  it("is each person once, over all their windows, whoever types first, and never oneself", () => {
    const presence = heardAll([
      [news("b", "1"), 0],
      [news("a", "2"), 0],
      [news("a", "3", "typing"), 0],
      [news("me", "4", "typing"), 0],
    ]);
    expect(peopleAt(presence, "me")).toEqual([
      { userId: "a", isTyping: true },
      { userId: "b", isTyping: false },
    ]);
  });

  it("leaves with the last window, at once when it says so and after some silence when it does not", () => {
    const presence = heardAll([
      [news("a", "1"), 0],
      [news("a", "2"), 1_000],
      [news("a", "1", "gone"), 2_000],
    ]);
    expect(peopleAt(presence, "me")).toHaveLength(1);
    expect(peopleAt(living(presence, 20_000), "me")).toHaveLength(1);
    expect(peopleAt(living(presence, 22_000), "me")).toEqual([]);
  });

  it("knows a new window, which should hear of us too, from one that only goes on", () => {
    const first = hear({}, news("a", "1"), 0);
    expect(first.isNew).toBe(true);
    expect(hear(first.presence, news("a", "1", "typing"), 5_000).isNew).toBe(false);
    expect(hear(first.presence, news("a", "1"), 60_000).isNew).toBe(true);
    expect(hear({}, news("a", "9", "gone"), 0)).toEqual({ presence: {}, isNew: false });
  });
});

it("a sign names a card, a window and one of three states", () => {
  const sign = { ticketId: "0190a1b2-0000-7000-8000-000000000001", tab: "0190a1b2-0000-4000-8000-000000000002", state: "typing" };
  expect(TellPresenceInput.safeParse(sign).success).toBe(true);
  for (const bad of [
    { ...sign, state: "sleeping" },
    { ...sign, tab: "x" },
    { ...sign, text: "never" },
  ])
    expect(TellPresenceInput.safeParse(bad).success).toBe(false);
});
