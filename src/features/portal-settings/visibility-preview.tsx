"use client";

import { useState } from "react";
import type { CardField, CardKind } from "@/domain/portal/visibility";
import type { CardVisibility } from "@/domain/portal/visibility-schema";
import { OrderView, TicketView } from "@/features/portal";
import { portal } from "@/messages/fa/portal";
import { visibility as words } from "@/messages/fa/visibility";
import { SelectField } from "@/ui/select-field";
import { sampleCard } from "./visibility-sample";

type Props = {
  kind: CardKind;
  fields: readonly CardField[];
  pipeline: CardVisibility["pipelines"][number] | undefined;
  visibleStageIds: readonly string[];
  now: string;
};

const nothing = async () => undefined;

/** The portal's own page of a made-up card, drawn anew with each switch; nothing in it can be pressed. */
export function VisibilityPreview({ kind, fields, pipeline, visibleStageIds, now }: Props) {
  const stages = (pipeline?.stages ?? []).map((stage) => ({ ...stage, isPortalVisible: visibleStageIds.includes(stage.id) }));
  const middle = stages.findIndex((stage) => stage.kind === (kind === "ORDER" ? "SOLVED" : "WORKING"));
  const [stageId, setStageId] = useState<string | null>(null);
  const chosen = stages.findIndex((stage) => stage.id === stageId);
  const at = chosen >= 0 ? chosen : Math.max(0, middle);
  const card = sampleCard({ kind, fields, stages, at, now });
  const shown = { words: portal, language: "fa" as const, now, failure: null, reply: null, elsewhere: null, fileHref: () => "#" };
  return (
    <section aria-labelledby="preview" className="flex min-w-0 flex-col gap-3">
      <h2 id="preview" className="text-lg">
        {words.preview}
      </h2>
      {stages.length > 0 && (
        <SelectField
          label={words.previewAt}
          value={stages[at]?.id ?? null}
          onChange={(id) => setStageId(id)}
          options={stages.map((stage) => ({ id: stage.id, label: stage.name }))}
        />
      )}
      <div inert data-testid="preview" className="rounded-xl border border-line-strong bg-surface p-4 text-lg">
        {kind === "ORDER" ? (
          <OrderView order={card} isSent={false} {...shown} />
        ) : (
          <TicketView ticket={card} done={null} answeringHours="" close={nothing} reopen={nothing} {...shown} />
        )}
      </div>
    </section>
  );
}
