"use client";

import { Plus, X } from "lucide-react";
import { REASONS_LIMIT } from "@/domain/surveys/schema";
import { surveySettings } from "@/messages/fa/survey-settings";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Segmented } from "@/ui/segmented";
import { Switch } from "@/ui/switch";
import { TextField } from "@/ui/text-field";
import type { DesignText, NumberField, Problems } from "./design-entry";

const words = surveySettings.settings;

const numbers: readonly { field: NumberField; label: string; hint?: string; unit: string }[] = [
  { field: "delayMinutes", label: words.delay, hint: words.delayHint, unit: words.minutes },
  { field: "cooldownDays", label: words.cooldown, hint: words.cooldownHint, unit: words.days },
  { field: "expiryDays", label: words.expiry, unit: words.days },
  { field: "editableHours", label: words.editable, unit: words.hours },
];

type Props = { text: DesignText; onChange: (part: Partial<DesignText>) => void; problems: Problems; isLocked: boolean };

/** The fields of one survey; what is wrong stands beside its field. */
export function DesignForm({ text, onChange, problems, isLocked }: Props) {
  return (
    <fieldset disabled={isLocked} className="flex min-w-0 flex-col gap-5">
      <Switch label={words.isOn} hint={words.isOnHint} name="isOn" checked={text.isOn} onChange={(event) => onChange({ isOn: event.target.checked })} />
      <TextField
        label={words.question}
        name="question"
        value={text.question}
        onChange={(event) => onChange({ question: event.target.value })}
        error={problems.question}
      />
      <div className="flex flex-col items-start gap-1.5">
        <span className="font-medium text-sm">{words.scale}</span>
        <Segmented
          label={words.scale}
          value={text.scale}
          onChange={(scale) => !isLocked && onChange({ scale })}
          options={[
            { value: "FACES", label: words.scales.FACES },
            { value: "NUMBERS", label: words.scales.NUMBERS },
          ]}
        />
      </div>
      <Reasons text={text} onChange={onChange} problems={problems} />
      <TextField
        label={words.thanks}
        name="thanks"
        value={text.thanks}
        onChange={(event) => onChange({ thanks: event.target.value })}
        error={problems.thanks}
      />
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold text-md">{words.timing}</legend>
        <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2">
          {numbers.map(({ field, label, hint, unit }) => (
            <TextField
              key={field}
              label={label}
              name={field}
              inputMode="numeric"
              value={text[field]}
              onChange={(event) => onChange({ [field]: event.target.value })}
              hint={hint}
              error={problems[field]}
              end={<span className="pe-1 text-sm">{unit}</span>}
            />
          ))}
        </div>
      </fieldset>
      <TextField
        label={words.low}
        name="lowScore"
        inputMode="numeric"
        value={text.lowScore}
        onChange={(event) => onChange({ lowScore: event.target.value })}
        hint={words.lowHint}
        error={problems.lowScore}
        className="sm:max-w-80"
      />
    </fieldset>
  );
}

function Reasons({ text, onChange, problems }: Pick<Props, "text" | "onChange" | "problems">) {
  const { reasons } = text;
  const set = (key: number, value: string) => onChange({ reasons: reasons.map((reason) => (reason.key === key ? { key, text: value } : reason)) });
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium text-sm">{words.reasons}</legend>
      <p className="mb-2 text-ink-muted text-sm">{words.reasonsHint}</p>
      <ul className="flex flex-col gap-2">
        {reasons.map((reason, index) => (
          <li key={reason.key} className="flex items-start gap-1">
            <TextField
              label={words.reason(formatNumber(index + 1))}
              hideLabel
              name={`reason-${index}`}
              value={reason.text}
              onChange={(event) => set(reason.key, event.target.value)}
              error={problems[`reason-${reason.key}`]}
              className="flex-1 sm:max-w-96"
            />
            <IconButton
              name={words.removeReason(reason.text)}
              icon={<X className="size-4" />}
              onClick={() => onChange({ reasons: reasons.filter((each) => each.key !== reason.key) })}
            />
          </li>
        ))}
      </ul>
      {reasons.length < REASONS_LIMIT && (
        <Button
          size="sm"
          kind="ghost"
          icon={<Plus className="size-4" aria-hidden="true" />}
          onClick={() => onChange({ reasons: [...reasons, { key: Math.max(-1, ...reasons.map((each) => each.key)) + 1, text: "" }] })}
          className="mt-2"
        >
          {words.addReason}
        </Button>
      )}
    </fieldset>
  );
}
