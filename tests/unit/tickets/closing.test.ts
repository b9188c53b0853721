import { expect, it } from "vitest";
import { stageKinds } from "@/domain/board/schema";
import { closingAt } from "@/domain/tickets/closing";

const [now, earlier] = [new Date("2026-11-21T08:30:00Z"), new Date("2026-11-01T08:30:00Z")];

it("a ticket is closed when it enters a closing stage, and stays closed since then when it moves on inside closing stages", () => {
  expect(closingAt("CLOSED", null, now)).toEqual(now);
  expect(closingAt("CLOSED", earlier, now)).toEqual(earlier);
});

it("in every other stage it is open", () => {
  for (const kind of stageKinds.filter((entry) => entry !== "CLOSED")) expect(closingAt(kind, earlier, now), kind).toBeNull();
});
