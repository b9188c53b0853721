"use client";

import type { BoardOptions } from "@/domain/board/card";
import { stageColors, stageKinds } from "@/domain/board/schema";
import { crossesClosing } from "@/domain/pipelines/rules";
import { entryRoles, NAME_LIMIT } from "@/domain/pipelines/schema";
import { pipelines } from "@/messages/fa/pipelines";
import { formatNumber } from "@/persian/digits";
import { classNames } from "@/ui/class-names";
import { FieldError } from "@/ui/error-note";
import { hueColour } from "@/ui/hue";
import { Segmented } from "@/ui/segmented";
import { SelectField } from "@/ui/select-field";
import { Switch } from "@/ui/switch";
import { TextField } from "@/ui/text-field";
import { isEntryRole, type StageDraft } from "./draft";

const words = pipelines.stage;

type Props = { stage: StageDraft; options: BoardOptions; problem: (field: string) => string | undefined; onChange: (change: Partial<StageDraft>) => void };

/** Everything that an admin decides of one stage. */
export function StageFields({ stage, options, problem, onChange }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.name}
          name="stageName"
          value={stage.name}
          maxLength={NAME_LIMIT}
          error={problem("name")}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextField
          label={words.publicLabel}
          name="publicLabel"
          value={stage.publicLabel}
          maxLength={NAME_LIMIT}
          hint={words.publicLabelHint}
          error={problem("publicLabel")}
          onChange={(event) => onChange({ publicLabel: event.target.value })}
        />
      </div>
      <Colours stage={stage} onChange={onChange} />
      <SelectField
        label={words.kind}
        options={stageKinds.map((kind) => ({
          id: kind,
          label: words.kinds[kind],
          description: words.kindHints[kind],
          disabled: stage.cardCount > 0 && crossesClosing(kind, stage.kind),
        }))}
        value={stage.kind}
        hint={stage.cardCount > 0 ? `${words.kindHints[stage.kind]} ${words.kindLocked(formatNumber(stage.cardCount))}` : words.kindHints[stage.kind]}
        error={problem("kind")}
        onChange={(kind) => onChange({ kind: stageKinds.find((one) => one === kind) ?? stage.kind })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={words.softLimit}
          name="softLimit"
          inputMode="numeric"
          dir="rtl"
          hint={words.softLimitHint}
          value={stage.softLimit}
          error={problem("softLimit")}
          onChange={(event) => onChange({ softLimit: event.target.value })}
        />
        <TextField
          label={words.ageingDays}
          name="ageingDays"
          inputMode="numeric"
          dir="rtl"
          hint={words.ageingDaysHint}
          value={stage.ageingDays}
          error={problem("ageingDays")}
          onChange={(event) => onChange({ ageingDays: event.target.value })}
        />
      </div>
      <Switch
        label={words.isPortalVisible}
        hint={words.isPortalVisibleHint}
        checked={stage.isPortalVisible}
        onChange={(event) => onChange({ isPortalVisible: event.target.checked })}
      />
      <EntryFields {...{ stage, options, problem, onChange }} />
      <Switch
        label={words.isRetired}
        hint={words.isRetiredHint}
        checked={stage.isRetired}
        onChange={(event) => onChange({ isRetired: event.target.checked })}
      />
    </div>
  );
}

function Colours({ stage, onChange }: Pick<Props, "stage" | "onChange">) {
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{words.color}</legend>
      <div className="flex flex-wrap gap-1.5">
        {stageColors.map((color) => (
          <label
            key={color}
            className={classNames(
              "relative inline-flex h-8 items-center gap-1.5 rounded-full border px-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:h-10",
              stage.color === color ? "border-ink font-medium" : "border-line text-ink-muted hover:border-line-strong",
            )}
          >
            <input
              type="radio"
              name={`color-${stage.key}`}
              value={color}
              checked={stage.color === color}
              onChange={() => onChange({ color })}
              className="absolute inset-0 m-0 cursor-pointer appearance-none rounded-full outline-none"
            />
            <span aria-hidden="true" className="size-3 rounded-full" style={{ background: hueColour(color).shape }} />
            {words.colors[color]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function EntryFields({ stage, options, problem, onChange }: Props) {
  const fault = problem("entry");
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium text-sm">{words.entry}</legend>
      <Segmented
        label={words.entry}
        value={stage.isLimited ? "limited" : "everybody"}
        onChange={(value) => onChange({ isLimited: value === "limited" })}
        options={[
          { value: "everybody", label: words.everybody },
          { value: "limited", label: words.limited },
        ]}
      />
      {stage.isLimited && (
        <div className="mt-3 flex flex-col gap-3">
          <div className="grid gap-3 sm:grid-cols-3">
            <SelectField
              label={words.entryRoles}
              placeholder={words.choose}
              multiple
              options={entryRoles.map((role) => ({ id: role, label: words.roles[role] }))}
              value={stage.entryRoles}
              onChange={(roles) => onChange({ entryRoles: roles.filter(isEntryRole) })}
            />
            <SelectField
              label={words.entryPeople}
              placeholder={words.choose}
              multiple
              search
              options={options.people.map((person) => ({ id: person.id, label: person.name }))}
              value={stage.entryUserIds}
              onChange={(entryUserIds) => onChange({ entryUserIds })}
            />
            <SelectField
              label={words.entryDepartments}
              placeholder={words.choose}
              multiple
              options={options.departments.map((department) => ({ id: department.id, label: department.name }))}
              value={stage.entryDepartmentIds}
              onChange={(entryDepartmentIds) => onChange({ entryDepartmentIds })}
            />
          </div>
          {fault && <FieldError>{fault}</FieldError>}
          <p className="text-ink-muted text-sm">{words.entryHint}</p>
        </div>
      )}
    </fieldset>
  );
}
