import { type KindLabels, type StageFace, stageLabel } from "../portal/view";
import type { CardKind, VisibleFields } from "../portal/visibility";
import { shortTitle, type TemplateValues } from "./template";

type Card = {
  title: string;
  stage: StageFace;
  department: { name: string };
  pipeline: { kind: CardKind };
  order: { carrier: string; trackingCode: string } | null;
};

/**
 * What an SMS may say of a card besides its number: only what its customer sees in the portal too, the rest is left empty. A stage without a public
 * face is named by its kind, of an order not at all.
 */
export function cardWords(card: Card, { visible, labels }: { visible: VisibleFields; labels: KindLabels }): TemplateValues {
  const isHidden = card.pipeline.kind === "ORDER" && !card.stage.isPortalVisible;
  const tracking = [card.order?.carrier, card.order?.trackingCode].filter((part) => part).join(" ");
  return {
    title: visible.has("title") ? shortTitle(card.title) : "",
    department: visible.has("department") ? card.department.name : "",
    stage: visible.has("stage") && !isHidden ? stageLabel(card.stage, labels) : "",
    tracking: visible.has("tracking") ? tracking : "",
  };
}
