import { describe, expect, it } from "vitest";
import { type SurveyDesign, shippedDesign } from "@/domain/surveys/design";
import { asksSurvey, decideAtSend, type InvitationState, isCoolingDown, planFor, standingOf } from "@/domain/surveys/invitation";
import { UNDO_MS } from "@/domain/tickets/public-from";
import { outcomes } from "@/domain/tickets/schema";

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 8, 30) + minutes * 60_000);
const design = (given: Partial<SurveyDesign> = {}): SurveyDesign => ({ ...shippedDesign, reasons: [], ...given });
const DAY = 1_440;

it("without a delay nobody is asked before the closing can no longer be taken back", () => {
  const closedAt = at(0);
  expect(planFor({ design: design({ delayMinutes: 0 }), closedAt, lastAskedAt: null }).dueAt).toEqual(new Date(closedAt.getTime() + UNDO_MS));
});

it("spam and duplicates ask nothing, every other end does", () => {
  expect(outcomes.filter(asksSurvey)).toEqual(["SOLVED", "NOT_SOLVED", "NO_ANSWER"]);
  expect(asksSurvey(null)).toBe(true);
});

it.each([
  ["never asked", 7, null, false],
  ["no cool-down", 0, at(0), false],
  ["asked a moment ago", 7, at(7 * DAY - 1), true],
  ["asked just within", 7, at(1), true],
  ["asked exactly so long ago", 7, at(0), false],
])("the cool-down at day 7: %s", (_, days, lastAskedAt, expected) => {
  expect(isCoolingDown(days, lastAskedAt, at(7 * DAY))).toBe(expected);
});

it("a plan falls due after the delay and ends so many days later; the cool-down is judged at that moment", () => {
  expect(planFor({ design: design({ delayMinutes: 10, expiryDays: 2 }), closedAt: at(0), lastAskedAt: null })).toEqual({
    state: "PLANNED",
    dueAt: at(10),
    expiresAt: at(10 + 2 * DAY),
  });
  const cool = design({ delayMinutes: 60, cooldownDays: 1 });
  expect(planFor({ design: cool, closedAt: at(0), lastAskedAt: at(60 - DAY) }).state).toBe("PLANNED");
  expect(planFor({ design: cool, closedAt: at(0), lastAskedAt: at(61 - DAY) }).state).toBe("SKIPPED");
});

const planned = { state: "PLANNED" as InvitationState, closedAt: at(0), dueAt: at(30), customerId: "c", isAnswered: false };
const ticket = { closedAt: at(0), customerId: "c" };
const decide = (given: Partial<Parameters<typeof decideAtSend>[0]> = {}) =>
  decideAtSend({ invitation: planned, ticket, design: design(), lastAskedAt: null, now: at(30), ...given });

it.each([
  ["its time has come", {}, "send"],
  ["too early", { now: at(29) }, "wait"],
  ["sent before", { invitation: { ...planned, state: "SENT" as const } }, "wait"],
  ["cancelled", { invitation: { ...planned, state: "CANCELLED" as const } }, "wait"],
  ["answered meanwhile", { invitation: { ...planned, isAnswered: true } }, "settle"],
  ["reopened", { ticket: { ...ticket, closedAt: null } }, "cancel"],
  ["closed anew", { ticket: { ...ticket, closedAt: at(5) } }, "cancel"],
  ["another customer", { ticket: { ...ticket, customerId: "d" } }, "cancel"],
  ["switched off", { design: design({ isOn: false }) }, "skip"],
  ["asked meanwhile", { design: design({ cooldownDays: 1 }), lastAskedAt: at(20) }, "skip"],
])("when due: %s", (_, given, expected) => {
  expect(decide(given)).toBe(expected);
});

describe("what a customer may do", () => {
  const invitation = { state: "SENT" as InvitationState, closedAt: at(0), customerId: "c", expiresAt: at(DAY) };
  const standing = (given: Partial<Parameters<typeof standingOf>[0]> = {}) =>
    standingOf({ invitation, answeredAt: null, ticket, editableHours: 2, now: at(60), ...given });
  it.each([
    ["asked", {}, "open"],
    ["planned, on the page of the ticket", { invitation: { ...invitation, state: "PLANNED" as const } }, "open"],
    ["too late", { now: at(DAY) }, "expired"],
    ["reopened", { ticket: { ...ticket, closedAt: null } }, "cancelled"],
    ["taken back", { invitation: { ...invitation, state: "CANCELLED" as const } }, "cancelled"],
    ["not asked", { invitation: { ...invitation, state: "SKIPPED" as const } }, "cancelled"],
    ["answered just now", { answeredAt: at(59) }, "editable"],
    ["answered long ago", { answeredAt: at(60 - 120) }, "answered"],
    ["answered, then reopened", { answeredAt: at(59), ticket: { ...ticket, closedAt: null } }, "editable"],
    ["answered, no time to change", { answeredAt: at(60), editableHours: 0 }, "answered"],
  ])("%s", (_, given, expected) => {
    expect(standing(given)).toBe(expected);
  });
});
