import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterReport, canResend, type Reported } from "@/domain/messaging/delivery";
import { inboundTitle } from "@/domain/messaging/inbound-title";
import { isQuiet } from "@/domain/messaging/quiet-hours";
import { reachabilityOf } from "@/domain/messaging/reachability";
import { backoffMs } from "@/domain/messaging/retry";
import { crossing } from "@/domain/tickets/closing";
import { publicFrom } from "@/domain/tickets/public-from";

describe("delivery reports", () => {
  const run = (order: readonly number[]): Reported =>
    order.reduce<Reported>((state, status) => afterReport(state, status) ?? state, { state: "SENT", providerStatus: 1 });

  it("every order of the same reports of one message ends the same", () => {
    const lives = fc.tuple(fc.constantFrom(6, 10, 11, 13, 14), fc.boolean()).map(([last, isOver]) => [1, 2, 4, 5, 5, 100, 99, ...(isOver ? [last, last] : [])]);
    const told = lives.chain((life) => fc.tuple(fc.constant(life), fc.shuffledSubarray(life, { minLength: life.length })));
    fc.assert(
      fc.property(told, ([life, order]) => {
        expect(run(order)).toEqual(run(life));
      }),
    );
  });

  it("a final state never goes back, to another final one either", () => {
    for (const first of [6, 10, 11, 13, 14]) for (const then of [1, 2, 4, 5, 6, 10, 11, 13, 14, 100]) expect(run([first, then])).toEqual(run([first]));
  });

  it("messages that never left hear no reports", () => {
    for (const state of ["QUEUED", "CANCELLED", "MERGED", "EXPIRED"] as const) expect(afterReport({ state, providerStatus: null }, 10)).toBeNull();
  });

  it("what ended badly can be sent again once; a login code never", () => {
    expect(canResend({ state: "FAILED", lane: "UPDATE", resentAsId: null })).toBe(true);
    expect(canResend({ state: "UNKNOWN", lane: "SURVEY", resentAsId: null })).toBe(true);
    expect(canResend({ state: "FAILED", lane: "OTP", resentAsId: null })).toBe(false);
    expect(canResend({ state: "FAILED", lane: "UPDATE", resentAsId: 5n })).toBe(false);
    expect(canResend({ state: "DELIVERED", lane: "UPDATE", resentAsId: null })).toBe(false);
  });
});

describe("retries", () => {
  it("wait longer and longer, never more than 15 minutes; a login code never more than 15 seconds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempts, random) => {
        expect(backoffMs(attempts, "UPDATE", false, random)).toBeLessThanOrEqual(900_000);
        expect(backoffMs(attempts, "OTP", false, random)).toBeLessThanOrEqual(15_000);
        expect(backoffMs(attempts + 1, "UPDATE", false, random)).toBeGreaterThanOrEqual(backoffMs(attempts, "UPDATE", false, random));
        expect(backoffMs(attempts, "UPDATE", true, random)).toBeGreaterThanOrEqual(45_000);
      }),
    );
  });
});

describe("quiet hours", () => {
  it.each([
    ["an evening inside a span over midnight", 1_300, 1_260, 540, true],
    ["a morning inside it", 539, 1_260, 540, true],
    ["the minute it ends", 540, 1_260, 540, false],
    ["the minute it begins", 1_260, 1_260, 540, true],
    ["noon", 720, 1_260, 540, false],
    ["a span within the day", 800, 780, 900, true],
    ["an empty span is never quiet", 0, 0, 0, false],
  ])("%s", (_name, minute, from, until, expected) => {
    expect(isQuiet(minute, from, until)).toBe(expected);
  });
});

describe("reachability", () => {
  const mobile = (e164: string, smsBlockedAt: Date | null = null) => ({ e164, kind: "MOBILE", smsBlockedAt });
  it("is the first mobile that takes our SMS, else the reason", () => {
    const blocked = mobile("+989121111111", new Date(0));
    expect(reachabilityOf({ smsOptOutAt: null, phones: [blocked, mobile("+989122222222")] })).toEqual({ canReach: true, phone: "+989122222222" });
    expect(reachabilityOf({ smsOptOutAt: null, phones: [blocked] })).toEqual({ canReach: false, reason: "blocked" });
    expect(reachabilityOf({ smsOptOutAt: new Date(0), phones: [mobile("+989122222222")] })).toEqual({ canReach: false, reason: "optedOut" });
    expect(reachabilityOf({ smsOptOutAt: null, phones: [{ e164: "+982188881234", kind: "LANDLINE", smsBlockedAt: null }] })).toEqual({
      canReach: false,
      reason: "noMobile",
    });
  });
});

it("an SMS's first line is the title of its ticket, cut at a word", () => {
  expect(inboundTitle("\n سلام \nبعد")).toBe("سلام");
  const long = "چاپگر ".repeat(30);
  expect([...inboundTitle(long)].length).toBeLessThanOrEqual(60);
  expect(inboundTitle(long)).toMatch(/^(چاپگر )+چاپگر…$/);
});

it("a stage closes an open ticket and reopens a closed one; inside the closing stages nothing happens", () => {
  const at = new Date(0);
  expect([crossing("CLOSED", null), crossing("CLOSED", at), crossing("WORKING", at), crossing("WORKING", null)]).toEqual([
    { crosses: "closed" },
    {},
    { crosses: "reopened" },
    {},
  ]);
});

it("a colleague's public note is public after ten seconds, the product's own at once", () => {
  expect([publicFrom("STAFF", new Date(5)), publicFrom("SYSTEM", new Date(5))]).toEqual([new Date(10_005), new Date(5)]);
});
