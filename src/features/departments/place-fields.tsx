"use client";
import type { DepartmentDetail, DepartmentPipeline } from "@/domain/departments/schema";
import { departments } from "@/messages/fa/departments";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Dot } from "@/ui/dot";
import { SelectField } from "@/ui/select-field";
import type { HueName } from "@/ui/tokens";
import type { Entry, Problems } from "./entry";

const words = departments.form;
const FIRST = "first";

type Props = {
  entry: Entry;
  problems: Problems;
  department: DepartmentDetail | null;
  pipelines: readonly DepartmentPipeline[];
  onChange: (part: Partial<Entry>) => void;
};

/** Where new cards of this department begin: a pipeline and one of its stages. */
export function PlaceFields({ entry, problems, department, pipelines, onChange }: Props) {
  const pipeline = pipelines.find((one) => one.id === entry.pipelineId);
  const before = department && department.pipelineId !== entry.pipelineId ? pipelines.find((one) => one.id === department.pipelineId) : undefined;
  const stages = (pipeline?.stages ?? []).filter((stage) => stage.kind !== "CLOSED");
  const first = stages.find((stage) => stage.kind === "NEW");
  const isGone = entry.entryStageId !== null && !stages.some((stage) => stage.id === entry.entryStageId);
  return (
    <section aria-labelledby="cards" className="border-line border-t pt-6">
      <h2 id="cards" className="mb-3 text-lg">
        {words.cards}
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={words.pipeline}
          hint={words.pipelineHint}
          placeholder={words.choose}
          options={pipelines.map((one) => ({ id: one.id, label: one.name }))}
          value={pipeline ? pipeline.id : null}
          onChange={(pipelineId) =>
            pipelineId !== entry.pipelineId && onChange({ pipelineId, entryStageId: pipelineId === department?.pipelineId ? department.entryStageId : null })
          }
          error={problems.pipelineId}
        />
        <SelectField
          label={words.entryStage}
          hint={isGone ? words.entryStageGone : words.entryStageHint}
          options={[
            { id: FIRST, label: first ? words.entryStageFirst(isolate(first.name)) : words.entryStageNone },
            ...stages.map((stage) => ({ id: stage.id, label: stage.name, icon: <Dot colour={stage.color as HueName} /> })),
          ]}
          value={isGone || entry.entryStageId === null ? FIRST : entry.entryStageId}
          onChange={(id) => onChange({ entryStageId: id === FIRST ? null : id })}
          error={problems.entryStageId}
        />
      </div>
      {before ? (
        <p role="status" className="mt-3 rounded border border-amber-line bg-amber-soft px-3 py-2">
          {department && department.openCount > 0 ? words.pipelineMoves(formatNumber(department.openCount), isolate(before.name)) : words.pipelineMovesNone}
        </p>
      ) : null}
    </section>
  );
}
