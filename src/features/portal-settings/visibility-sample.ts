import { type CustomerTicket, type MoveSource, type NoteSource, type StepSource, type TicketSource, toCustomerTicket } from "@/domain/portal/view";
import { type CardField, type CardKind, visibleFields } from "@/domain/portal/visibility";
import { portal } from "@/messages/fa/portal";
import { visibility } from "@/messages/fa/visibility";

const sample = visibility.sample;
const HOUR = 3_600_000;

/** A made-up card as its customer would see it with these settings, by the projection that feeds the portal itself. */
export function sampleCard(given: { kind: CardKind; fields: readonly CardField[]; stages: readonly StepSource[]; at: number; now: string }): CustomerTicket {
  const { kind, fields, stages, at } = given;
  const now = new Date(given.now);
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const stage = stages[at] ?? { id: "", kind: "NEW", publicLabel: portal.kindLabels.NEW, isPortalVisible: true };
  const moves: MoveSource[] = stages.slice(0, at + 1).map((one, index) => ({ at: ago((at - index + 1) * 20), stage: one }));
  const file = { id: "file", fileName: sample.file, mediaType: "image/jpeg", sizeBytes: 1, hasThumbnail: false };
  const card: TicketSource = {
    id: "sample",
    number: 1042,
    title: sample.title[kind],
    description: kind === "TICKET" ? sample.description : "",
    createdAt: ago((at + 1) * 20),
    closedAt: stage.kind === "CLOSED" ? ago(20) : null,
    expectedAt: ago(-30),
    lastCustomerAt: null,
    customerReadAt: now,
    stage,
    department: { name: sample.department, answeringHours: null },
    responsible: { name: sample.responsible },
    category: { name: sample.category },
    product: sample.product,
    priority: "HIGH",
    pipeline: { kind },
    order: {
      discountRials: 5_000_000n,
      shippingRials: 900_000n,
      carrier: sample.carrier,
      trackingCode: "21800987654321",
      trackingUrl: "",
      items: sample.items.map((title, index) => ({ id: String(index), title, quantity: index * 4 + 1, unitRials: index === 0 ? 95_000_000n : 1_500_000n })),
    },
  };
  const answer: NoteSource = {
    ...{ id: "answer", authorKind: "STAFF", authorName: portal.organisationVoice, body: sample.answer, portalVisible: true },
    ...{ createdAt: ago(3), publicAt: ago(3), deletedAt: null, files: [file] },
  };
  const visible = visibleFields(kind, fields);
  return toCustomerTicket(card, [answer], { now, labels: portal.kindLabels, visible, reopenDays: 14, descriptionFiles: [], moves, stages });
}
