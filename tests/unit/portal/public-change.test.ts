import { describe, expect, it } from "vitest";
import { publicMoment, type ToldFact } from "@/domain/portal/public-change";
import type { StageFace } from "@/domain/portal/view";
import { visibleFields } from "@/domain/portal/visibility";
import { portal as words } from "@/messages/fa/portal";
import { minutesFromNow, NOW } from "../../support/clock";

const stage = (kind: StageFace["kind"], publicLabel: string, isPortalVisible = true): StageFace => ({ kind, publicLabel, isPortalVisible });
const note = { portalVisible: true, publicAt: null, createdAt: NOW, deletedAt: null };
const moment = (fact: Partial<ToldFact> & Pick<ToldFact, "event">) =>
  publicMoment({ kind: "TICKET", visible: visibleFields("TICKET", null), data: {}, at: NOW, from: null, to: null, note: null, ...fact }, words.kindLabels);

describe("a customer hears of", () => {
  it.each([
    ["their ticket coming to be", { event: "ticket.created" } as const],
    ["another title", { event: "ticket.edited", data: { changes: { title: { from: "a", to: "b" }, priority: { from: "LOW", to: "HIGH" } } } } as const],
    ["another department", { event: "ticket.edited", data: { changes: { departmentId: { from: "a", to: "b" } } } } as const],
    ["a note of their own, at once", { event: "note.added", note } as const],
    ["a stage with another public name", { event: "card.moved", from: stage("NEW", "ثبت شد"), to: stage("WORKING", "در حال بررسی") } as const],
    ["a stage of the same name in which it is their turn", { event: "card.moved", from: stage("WORKING", "بررسی"), to: stage("WAITING", "بررسی") } as const],
    ["closing", { event: "ticket.closed", from: stage("WORKING", "بررسی"), to: stage("CLOSED", "بسته") } as const],
    ["their answer to a survey", { event: "survey.answered" } as const],
  ])("%s", (_name, fact) => {
    expect(moment(fact)).toEqual(NOW);
  });

  it("a public note of ours when its moment of grace is over, not before", () => {
    expect(moment({ event: "note.added", note: { ...note, publicAt: minutesFromNow(1) } })).toEqual(minutesFromNow(1));
  });
});

describe("not even the time is told of", () => {
  it.each([
    ["an internal note", { event: "note.added", note: { ...note, portalVisible: false } } as const],
    ["a public note that was taken back", { event: "note.added", note: { ...note, deletedAt: NOW } } as const],
    ["its taking back", { event: "note.taken_back" } as const],
    ["a note that is not there", { event: "note.added", note: null } as const],
    ["another responsible", { event: "ticket.assigned" } as const],
    ["priority, category, tags and due date", { event: "ticket.edited", data: { changes: { priority: {}, categoryId: {}, tagIds: {}, dueAt: {} } } } as const],
    ["a move inside one stage", { event: "card.moved", from: stage("NEW", "ثبت شد"), to: stage("NEW", "ثبت شد") } as const],
    ["a move between stages that read the same", { event: "card.moved", from: stage("WORKING", "بررسی"), to: stage("NEW", "بررسی") } as const],
    [
      "a move between stages whose own names are not shown",
      { event: "card.moved", from: stage("WORKING", "فنی", false), to: stage("WORKING", "مالی", false) } as const,
    ],
    ["a move of which the stages are not known", { event: "card.moved" } as const],
    ["revoked links", { event: "link.revoked" } as const],
    ["whatever this version does not know", { event: "ticket.guessed" as "ticket.created" } as const],
  ])("%s", (_name, fact) => {
    expect(moment(fact)).toBeNull();
  });
});
