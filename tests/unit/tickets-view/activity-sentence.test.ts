import { describe, expect, it } from "vitest";
import type { ActivityItem, ActivityWords } from "@/domain/tickets/detail";
import { activitySentence } from "@/features/tickets/activity-sentence";
import { stripBidiControls } from "@/persian/text";

const reza = { kind: "STAFF", id: "1", name: "رضا" } as const;
const said = (event: string, data: ActivityWords = {}, actor: ActivityItem["actor"] = reza) =>
  stripBidiControls(activitySentence({ type: "activity", id: "1.0", at: "2026-11-21T12:00:00Z", actor, event, data }));

describe("the history as sentences", () => {
  it.each([
    ["ticket.created", {}, "رضا این تیکت را ثبت کرد"],
    ["card.moved", { from: "درخواست جدید", to: "در حال بررسی" }, "رضا کارت را از «درخواست جدید» به «در حال بررسی» برد"],
    ["card.moved", { from: "بسته", to: "در حال بررسی", isUndo: true }, "رضا جابه‌جایی را واگرد کرد؛ کارت به «در حال بررسی» برگشت"],
    ["ticket.closed", { from: "در حال بررسی", to: "بسته" }, "رضا تیکت را بست"],
    ["ticket.reopened", { from: "بسته", to: "در حال بررسی" }, "رضا تیکت را باز کرد و به «در حال بررسی» برد"],
    ["ticket.assigned", { from: null, to: "سارا" }, "رضا کارت را به سارا سپرد"],
    ["ticket.assigned", { from: "رضا", to: "سارا" }, "رضا کارت را به سارا سپرد"],
    ["ticket.assigned", { from: "علی", to: "سارا" }, "رضا کارت را از علی به سارا سپرد"],
    ["ticket.assigned", { from: null, to: "رضا" }, "رضا مسئولیت کارت را پذیرفت"],
    ["ticket.assigned", { from: "سارا", to: null }, "رضا مسئولیت کارت را از سارا برداشت"],
    ["ticket.edited", { field: "title", from: "الف", to: "ب" }, "رضا عنوان را از «الف» به «ب» تغییر داد"],
    ["ticket.edited", { field: "priority", from: "NORMAL", to: "URGENT" }, "رضا اولویت را از «معمولی» به «فوری» تغییر داد"],
    ["ticket.edited", { field: "category", from: null, to: "مالی" }, "رضا دستهٔ «مالی» را برگزید"],
    ["ticket.edited", { field: "dueAt", from: null, to: "2026-11-21T13:30:00.000Z" }, "رضا سررسید را شنبه ۳۰ آبان ۱۴۰۵، ۱۷:۰۰ گذاشت"],
    ["ticket.edited", { field: "dueAt", from: "2026-11-21T13:30:00.000Z", to: null }, "رضا سررسید را برداشت"],
    ["ticket.edited", { field: "tags", from: null, to: "مهم" }, "رضا برچسب «مهم» را افزود"],
    ["ticket.edited", { field: "tags", from: "مهم، تکراری", to: "تکراری، گارانتی، فوری" }, "رضا برچسب «گارانتی» و «فوری» را افزود و «مهم» را برداشت"],
  ] satisfies [string, ActivityWords, string][])("says %s %j in Persian", (event, data, sentence) => {
    expect(said(event, data)).toBe(sentence);
  });

  it("names the product when nobody acted", () => {
    expect(said("ticket.closed", {}, { kind: "SYSTEM", id: null, name: "" })).toBe("کاریز تیکت را بست");
  });

  it("has a sentence for an event that it does not know yet", () => {
    expect(said("sla.breached")).toBe("رضا این تیکت را تغییر داد");
  });

  it("isolates names, so a Latin or hostile one cannot turn the sentence around", () => {
    const sentence = activitySentence({
      type: "activity",
      id: "1.0",
      at: "2026-11-21T12:00:00Z",
      actor: { ...reza, name: "Ann\u202e" },
      event: "card.moved",
      data: { from: "New (1)", to: "B" },
    });
    expect(sentence).toContain("\u2068Ann\u2069");
    expect(sentence).toContain("«\u2068New (1)\u2069»");
    expect(sentence).not.toContain("\u202e");
  });
});
