import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublic, type NoteSource, type RowSource, type TicketSource, toCustomerRow, toCustomerTicket, toPublicMessage } from "@/domain/portal/view";
import { visibleFields } from "@/domain/portal/visibility";
import { portal as words } from "@/messages/fa/portal";
import { minutesFromNow, NOW } from "../../support/clock";

const labels = words.kindLabels;
const visible = visibleFields("TICKET", null);
const stage = (kind: TicketSource["stage"]["kind"], publicLabel: string = labels[kind], isPortalVisible = true) => ({ kind, publicLabel, isPortalVisible });

const ticket: TicketSource = {
  id: "00000000-0000-7000-8000-00000000000a",
  number: 1042,
  title: "چاپگر روشن نمی‌شود",
  description: "از دیروز.",
  createdAt: minutesFromNow(-600),
  closedAt: null,
  expectedAt: null,
  lastCustomerAt: minutesFromNow(-600),
  customerReadAt: minutesFromNow(-600),
  stage: stage("NEW"),
  department: { name: "پشتیبانی فنی", answeringHours: null },
};

const note: NoteSource = {
  id: "00000000-0000-7000-8000-00000000000b",
  authorKind: "STAFF",
  authorName: "کیوان",
  body: "کابل را جدا کنید.",
  portalVisible: true,
  createdAt: minutesFromNow(-30),
  publicAt: minutesFromNow(-30),
  deletedAt: null,
  files: [],
};

const given = { now: NOW, labels, visible, reopenDays: 14, descriptionFiles: [], moves: [] };
const row = (changes: Partial<RowSource>) => toCustomerRow({ ...ticket, lastAnswerAt: null, ...changes }, { labels, visible });

/** Every text inside a value, keys too. */
const allText = (value: unknown): string => JSON.stringify(value);

describe("the projection starts from nothing", () => {
  it("whatever else hangs on a ticket, note, stage or file never leaves", () => {
    const secrets = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 12 }).filter((key) => key !== "__proto__"),
      fc.constant("SECRET-CANARY"),
    );
    fc.assert(
      fc.property(secrets, secrets, secrets, (onTicket, onNote, onFile) => {
        const file = {
          ...onFile,
          storageKey: "SECRET-CANARY",
          id: "f",
          fileName: "فاکتور.pdf",
          mediaType: "application/pdf",
          sizeBytes: 3,
          hasThumbnail: false,
        };
        const source = {
          ...onTicket,
          staffNote: "SECRET-CANARY",
          ...ticket,
          stage: { ...onTicket, name: "SECRET-CANARY", ...ticket.stage },
          department: { ...onTicket, ...ticket.department },
        };
        const notes = [{ ...onNote, mentions: ["SECRET-CANARY"], ...note, files: [file] }];
        const moves = [{ at: ticket.createdAt, stage: { name: "SECRET-CANARY", ...ticket.stage }, by: "SECRET-CANARY" }];
        const seen = toCustomerTicket(source, notes, { ...given, descriptionFiles: [file], moves });
        expect(allText(seen)).not.toContain("SECRET-CANARY");
        expect(seen.messages[0]?.files).toEqual([{ id: "f", fileName: "فاکتور.pdf", mediaType: "application/pdf", sizeBytes: 3, hasThumbnail: false }]);
      }),
    );
  });

  it("an internal, deleted or not yet public note leaves no trace: the page is the same as without it", () => {
    const hidden = fc.record({
      body: fc.string({ minLength: 1 }),
      authorKind: fc.constantFrom("STAFF" as const, "SYSTEM" as const),
      how: fc.constantFrom("internal", "deleted", "grace"),
      minutes: fc.integer({ min: -500, max: 0 }),
    });
    fc.assert(
      fc.property(fc.array(hidden, { maxLength: 8 }), (written) => {
        const notes = written.map(
          ({ body, authorKind, how, minutes }, index): NoteSource => ({
            ...note,
            id: `n${index}`,
            body,
            authorKind,
            createdAt: minutesFromNow(minutes),
            portalVisible: how !== "internal",
            publicAt: how === "grace" ? new Date(NOW.getTime() + 1) : minutesFromNow(minutes),
            deletedAt: how === "deleted" ? minutesFromNow(minutes) : null,
          }),
        );
        expect(toCustomerTicket(ticket, [note, ...notes], given)).toEqual(toCustomerTicket(ticket, [note], given));
      }),
    );
  });

  it("a public note becomes public at its moment, not a millisecond earlier", () => {
    const at = minutesFromNow(1);
    const pending = { ...note, publicAt: at };
    expect(toPublicMessage(pending, new Date(at.getTime() - 1))).toBeNull();
    expect(toPublicMessage(pending, at)?.at).toBe(at.toISOString());
    expect(isPublic({ ...note, publicAt: null }, NOW)).toBe(true);
  });
});

describe("the customer's words for where a ticket stands", () => {
  it("a stage's public label is shown; a stage without a face reads as its kind", () => {
    expect(row({ stage: stage("WORKING", "در حال آماده‌سازی") }).stageLabel).toBe("در حال آماده‌سازی");
    expect(row({ stage: stage("WORKING", "منتظر تأیید مدیر", false) }).stageLabel).toBe("در حال بررسی");
  });

  it.each([
    ["nobody has answered", { lastAnswerAt: null }, "waiting_for_us"],
    ["our answer is unread", { lastAnswerAt: minutesFromNow(-5) }, "new_reply"],
    ["our answer was read, work goes on", { lastAnswerAt: minutesFromNow(-5), customerReadAt: NOW, stage: stage("WORKING") }, "waiting_for_us"],
    ["we asked, it was read", { lastAnswerAt: minutesFromNow(-5), customerReadAt: NOW, stage: stage("WAITING") }, "waiting_for_you"],
    ["answered and read", { lastAnswerAt: minutesFromNow(-5), customerReadAt: NOW, stage: stage("SOLVED") }, "waiting_for_you"],
    ["the customer wrote after our answer", { lastAnswerAt: minutesFromNow(-5), lastCustomerAt: minutesFromNow(-2), customerReadAt: null }, "waiting_for_us"],
    ["closed", { lastAnswerAt: minutesFromNow(-5), stage: stage("CLOSED"), closedAt: NOW }, "closed"],
  ] as const)("%s", (_name, changes, expected) => {
    expect(row(changes as Partial<RowSource>).replyStatus).toBe(expected);
  });

  it("the last change is the last public one", () => {
    expect(row({}).updatedAt).toBe(minutesFromNow(-600).toISOString());
    expect(row({ lastAnswerAt: minutesFromNow(-5) }).updatedAt).toBe(minutesFromNow(-5).toISOString());
    expect(row({ lastAnswerAt: minutesFromNow(-5), lastCustomerAt: minutesFromNow(-2) }).updatedAt).toBe(minutesFromNow(-2).toISOString());
  });

  it("the way is told in public words, and moves between stages that read the same are none", () => {
    const moves = [
      { at: minutesFromNow(-60), stage: stage("NEW") },
      { at: minutesFromNow(-50), stage: stage("WORKING") },
      { at: minutesFromNow(-40), stage: stage("WORKING", "ارجاع به فنی", false) },
      { at: minutesFromNow(-30), stage: stage("SOLVED") },
    ];
    expect(toCustomerTicket(ticket, [], { ...given, moves }).history.map((step) => step.label)).toEqual(["در انتظار پاسخ", "در حال بررسی", "پاسخ داده شده"]);
  });

  it("reopening is offered to the last moment of its days and then no more", () => {
    const closed = { ...ticket, stage: stage("CLOSED"), closedAt: NOW };
    const days = 14 * 86_400_000;
    const at = (ms: number) => toCustomerTicket(closed, [], { ...given, now: new Date(NOW.getTime() + ms) });
    expect(at(days - 1)).toMatchObject({ canReply: true, canClose: false, reopenUntil: new Date(NOW.getTime() + days).toISOString() });
    expect(at(days)).toMatchObject({ canReply: false, canClose: false, reopenUntil: null });
  });
});
