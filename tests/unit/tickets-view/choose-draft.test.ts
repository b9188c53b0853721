import { describe, expect, it } from "vitest";
import type { TimelineItem } from "@/domain/tickets/detail";
import { chooseDraft } from "@/features/tickets/choose-draft";

const ME = "me";
const local = (body: string, isSynced: boolean) => ({ body, portalVisible: true, mentions: [], idempotencyKey: "key", isSynced });
const server = (body: string) => ({ body, portalVisible: false, updatedAt: "2026-11-21T08:00:00Z" });
const sent = (body: string, authorId: string): TimelineItem => ({
  type: "note",
  id: "1",
  at: "2026-11-21T08:00:00Z",
  author: { kind: "STAFF", id: authorId, name: "" },
  body,
  portalVisible: true,
  editedAt: null,
});

describe("the draft a composer starts with", () => {
  it("is this browser's while the server has not heard of it, with its switch", () => {
    expect(chooseDraft(local("اینجا", false), server("آنجا"), [], ME)).toEqual({ body: "اینجا", portalVisible: true, mentions: [], isLocal: true });
  });

  it("is the server's when this browser has none", () => {
    expect(chooseDraft(null, server("آنجا"), [], ME)).toEqual({ body: "آنجا", portalVisible: false, mentions: [], isLocal: false });
  });

  it("is the server's when it went on on another device", () => {
    expect(chooseDraft(local("قدیمی", true), server("تازه"), [], ME).body).toBe("تازه");
  });

  it("is gone when it was sent from another device", () => {
    expect(chooseDraft(local("پاسخ", true), null, [sent("پاسخ", ME)], ME).body).toBe("");
  });

  it("stays when only somebody else wrote the same, or nobody did", () => {
    expect(chooseDraft(local("پاسخ", true), null, [sent("پاسخ", "other")], ME).body).toBe("پاسخ");
    expect(chooseDraft(local("پاسخ", true), null, [], ME).body).toBe("پاسخ");
  });

  it("is internal and empty when nobody wrote anything", () => {
    expect(chooseDraft(null, null, [], ME)).toEqual({ body: "", portalVisible: false, mentions: [], isLocal: false });
  });
});
