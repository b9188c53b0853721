import { describe, expect, it } from "vitest";
import { cardWords } from "@/domain/messaging/card-words";
import { publicMoment, type ToldFact } from "@/domain/portal/public-change";
import { type TicketSource, toCustomerRow, toCustomerTicket } from "@/domain/portal/view";
import { type CardField, type CardKind, cardKinds, fieldsOf, visibleFields } from "@/domain/portal/visibility";
import { SaveVisibilityInput } from "@/domain/portal/visibility-schema";
import { portal as words } from "@/messages/fa/portal";
import { minutesFromNow, NOW } from "../../support/clock";

const labels = words.kindLabels;
const stage = { id: "s2", kind: "WORKING" as const, publicLabel: "STAGE-CANARY", isPortalVisible: true };
const first = { id: "s1", kind: "NEW" as const, publicLabel: "FIRST-STAGE-CANARY", isPortalVisible: true };
const file = { id: "f", fileName: "FILE-CANARY", mediaType: "text/plain", sizeBytes: 1, hasThumbnail: false };
const promisedAt = minutesFromNow(4321);
const movedAt = minutesFromNow(-77);

/** A card in which each field has a text of its own. */
const card = (kind: CardKind): TicketSource => ({
  id: "t",
  number: 7,
  title: "TITLE-CANARY",
  description: "DESCRIPTION-CANARY",
  createdAt: minutesFromNow(-600),
  closedAt: null,
  expectedAt: promisedAt,
  lastCustomerAt: null,
  customerReadAt: null,
  stage,
  department: { name: "DEPARTMENT-CANARY", answeringHours: null },
  responsible: { name: "RESPONSIBLE-CANARY" },
  category: { name: "CATEGORY-CANARY" },
  product: "PRODUCT-CANARY",
  priority: "URGENT",
  pipeline: { kind },
  order: {
    discountRials: 0n,
    shippingRials: 0n,
    carrier: "CARRIER-CANARY",
    trackingCode: "TRACKING-CANARY",
    trackingUrl: "https://url-canary.example",
    items: [{ id: "i", title: "ITEM-CANARY", quantity: 1, unitRials: 987_654_321n }],
  },
});

/** By what each field would be recognised, wherever it came out. */
const marks: Record<CardField, RegExp> = {
  title: /TITLE-CANARY/,
  description: /DESCRIPTION-CANARY/,
  stage: /STAGE-CANARY/,
  dates: new RegExp(movedAt.toISOString()),
  expected: new RegExp(promisedAt.toISOString()),
  department: /DEPARTMENT-CANARY/,
  responsible: /RESPONSIBLE-CANARY/,
  category: /CATEGORY-CANARY/,
  product: /PRODUCT-CANARY/,
  priority: /URGENT/,
  items: /ITEM-CANARY/,
  amounts: /987654321/,
  tracking: /CARRIER-CANARY|TRACKING-CANARY|url-canary/,
  files: /FILE-CANARY/,
};

const moves = [
  { at: minutesFromNow(-600), stage: first },
  { at: movedAt, stage },
];
const note = {
  ...{ id: "n", authorKind: "STAFF" as const, authorName: "همکار", body: "سلام", portalVisible: true },
  ...{ createdAt: minutesFromNow(-5), publicAt: minutesFromNow(-5), deletedAt: null, files: [file] },
};

/** Every way out by which a card's own fields reach its customer; the portal's page and /t are made by one function. */
const exits: Record<string, (kind: CardKind, shown: readonly CardField[]) => string> = {
  page: (kind, shown) => {
    const c = { now: NOW, labels, visible: visibleFields(kind, shown), reopenDays: 1, descriptionFiles: [file], moves, stages: [first, stage] };
    return JSON.stringify(toCustomerTicket(card(kind), [note], c));
  },
  list: (kind, shown) => JSON.stringify(toCustomerRow({ ...card(kind), lastAnswerAt: null }, { labels, visible: visibleFields(kind, shown) }, moves)),
  sms: (kind, shown) => {
    const { title, department, order } = card(kind);
    return JSON.stringify(cardWords({ title, department, stage, pipeline: { kind }, order: order ?? null }, { labels, visible: visibleFields(kind, shown) }));
  },
};
/** What an exit can say at all when everything is shown. */
const said: Record<string, readonly CardField[]> = {
  page: Object.keys(marks) as CardField[],
  list: ["title", "stage"],
  sms: ["title", "stage", "department", "tracking"],
};

const cases = cardKinds.flatMap((kind) => Object.keys(exits).flatMap((exit) => fieldsOf[kind].map((field) => ({ kind, exit, field }))));

describe.each(cases)("$kind · $exit · $field", ({ kind, exit, field }) => {
  const out = (shown: readonly CardField[]) => exits[exit]?.(kind, shown) ?? "";
  const others = fieldsOf[kind].filter((one) => one !== field);

  it("is gone when it is hidden, whatever else is shown", () => {
    expect(out(others)).not.toMatch(marks[field]);
    expect(out([])).not.toMatch(marks[field]);
  });

  it("is there when it is shown, wherever this exit speaks of it", () => {
    expect(marks[field].test(out([...fieldsOf[kind]]))).toBe(said[exit]?.includes(field));
  });
});

it("hiding a field changes nothing else: what remains is what was there", () => {
  for (const kind of cardKinds)
    for (const field of fieldsOf[kind]) {
      const rest = fieldsOf[kind].filter((one) => one !== field);
      for (const other of rest) {
        // A time without its stage, a price without its line, say nothing.
        if (other === "dates" && field === "stage") continue;
        expect(marks[other].test(exits.page?.(kind, rest) ?? "") || (other === "amounts" && field === "items"), `${kind} ${other} without ${field}`).toBe(true);
      }
    }
});

describe("the stream tells of a change only when its field is shown", () => {
  const changed: [CardField, Pick<ToldFact, "event" | "data">][] = [
    ["title", { event: "ticket.edited", data: { changes: { title: {} } } }],
    ["department", { event: "ticket.edited", data: { changes: { departmentId: {} } } }],
    ["expected", { event: "ticket.promised", data: { from: null, to: null, isTold: false } }],
    ["responsible", { event: "ticket.assigned", data: {} }],
    ["items", { event: "order.edited", data: { changes: { items: {} } } }],
    ["amounts", { event: "order.edited", data: { changes: { prices: {}, totalRials: {} } } }],
    ["tracking", { event: "order.edited", data: { changes: { trackingCode: {} } } }],
    ["stage", { event: "card.moved", data: {} }],
  ];
  it.each(changed)("%s", (field, fact) => {
    const told = (shown: readonly CardField[]) =>
      publicMoment({ kind: "ORDER", visible: visibleFields("ORDER", shown), at: NOW, from: first, to: stage, note: null, ...fact }, labels);
    expect(told([...fieldsOf.ORDER])).toEqual(NOW);
    expect(told(fieldsOf.ORDER.filter((one) => one !== field))).toBeNull();
  });
});

describe("the way of an order", () => {
  const hidden = { id: "s3", kind: "WORKING" as const, publicLabel: "HIDDEN-CANARY", isPortalVisible: false };
  const last = { id: "s4", kind: "CLOSED" as const, publicLabel: "تحویل", isPortalVisible: true };
  const c = { now: NOW, labels, visible: visibleFields("ORDER", null), reopenDays: 1, descriptionFiles: [], stages: [first, stage, hidden, last] };

  it("in a hidden stage shows the last one that was visible, and never the hidden name", () => {
    const seen = toCustomerTicket({ ...card("ORDER"), stage: hidden }, [], { ...c, moves: [...moves, { at: NOW, stage: hidden }] });
    expect(seen.stageLabel).toBe("STAGE-CANARY");
    expect(seen.order?.progress.map((step) => step.state)).toEqual(["done", "current", "ahead"]);
    expect(JSON.stringify(seen)).not.toContain("HIDDEN-CANARY");
  });

  it("of which all stages are hidden says nothing, not even that it is finished", () => {
    const closed = { ...last, isPortalVisible: false };
    const seen = toCustomerTicket({ ...card("ORDER"), stage: closed, closedAt: NOW }, [], { ...c, stages: [closed], moves: [{ at: NOW, stage: closed }] });
    expect(seen).toMatchObject({ stageLabel: null, isClosed: false, closedAt: null, order: { progress: [] } });
  });

  it("asks nobody to close or reopen it", () => {
    expect(toCustomerTicket({ ...card("ORDER"), stage: last, closedAt: NOW }, [], { ...c, moves })).toMatchObject({
      canClose: false,
      canReply: true,
      reopenUntil: null,
    });
  });
});

it("a field of another card type is refused, and a saved name that nobody knows shows nothing", () => {
  const input = { kind: "TICKET", expectedVersion: 0, pipelines: [] };
  expect(SaveVisibilityInput.safeParse({ ...input, fields: ["title"] }).success).toBe(true);
  expect(SaveVisibilityInput.safeParse({ ...input, fields: ["amounts"] }).success).toBe(false);
  expect([...visibleFields("ORDER", ["staffNote", "amounts"])]).toEqual(["amounts"]);
});
