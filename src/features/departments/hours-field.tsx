"use client";
import { Plus, X } from "lucide-react";
import { departments } from "@/messages/fa/departments";
import { hoursSentence } from "@/messages/hours-sentence";
import { IRANIAN_WEEK, type Weekday, weekdayName } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { FieldError } from "@/ui/error-note";
import { boxClass, controlClass } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Segmented } from "@/ui/segmented";
import { type Entry, type Problems, readWindows, type WindowText } from "./entry";

const words = departments.form;

type Props = { entry: Entry; problems: Problems; organisationHours: string; onChange: (part: Partial<Entry>) => void };

/** When this department answers: as the organisation announces, or weekly windows of its own, Saturday first. */
export function HoursField({ entry, problems, organisationHours, onChange }: Props) {
  const { windows } = entry;
  const setWindows = (next: WindowText[]) => onChange({ windows: next });
  const nextKey = Math.max(-1, ...windows.map((window) => window.key)) + 1;
  const ofDay = (day: Weekday) => windows.filter((window) => window.weekday === day);
  const saturday = ofDay(6);
  const readable = readWindows(windows);
  const sentence = Object.keys(readable.problems).length === 0 ? hoursSentence(readable.windows) : "";
  return (
    <section aria-labelledby="hours" className="border-line border-t pt-6">
      <h2 id="hours" className="text-lg">
        {words.hours}
      </h2>
      <p className="mb-3 text-ink-muted">{words.hoursHint}</p>
      <Segmented
        label={words.hours}
        value={entry.hasOwnHours ? "own" : "organisation"}
        onChange={(value) => onChange({ hasOwnHours: value === "own" })}
        options={[
          { value: "organisation", label: words.hoursAs.organisation },
          { value: "own", label: words.hoursAs.own },
        ]}
      />
      {entry.hasOwnHours ? (
        <>
          <ul className="mt-3 divide-y divide-line rounded-lg border border-line bg-surface-raised">
            {IRANIAN_WEEK.map((day) => {
              const name = weekdayName(day);
              return (
                <li key={day} className="flex items-start gap-2 px-3 py-2">
                  <span className="w-20 shrink-0 pt-1.5 font-medium">{name}</span>
                  <div className="flex min-w-0 flex-1 flex-col gap-2">
                    {ofDay(day).length === 0 ? <span className="pt-1.5 text-ink-muted">{words.closed}</span> : null}
                    {ofDay(day).map((window, index) => (
                      <WindowField
                        key={window.key}
                        window={window}
                        day={name}
                        place={formatNumber(index + 1)}
                        problem={problems[`window-${window.key}`]}
                        onChange={(part) => setWindows(windows.map((one) => (one === window ? { ...one, ...part } : one)))}
                        onRemove={() => setWindows(windows.filter((one) => one !== window))}
                      />
                    ))}
                  </div>
                  <IconButton
                    name={words.addWindow(name)}
                    icon={<Plus className="size-4" />}
                    onClick={() => setWindows([...windows, { key: nextKey, weekday: day, from: "", until: "" }])}
                  />
                </li>
              );
            })}
          </ul>
          {problems.hours ? <FieldError>{problems.hours}</FieldError> : null}
          {saturday.length > 0 ? (
            <Button
              size="sm"
              kind="ghost"
              className="mt-2"
              onClick={() =>
                setWindows([
                  ...windows.filter((window) => ![0, 1, 2, 3].includes(window.weekday)),
                  ...([0, 1, 2, 3] as const).flatMap((weekday, at) =>
                    saturday.map((window, index) => ({ ...window, weekday, key: nextKey + at * saturday.length + index })),
                  ),
                ])
              }
            >
              {words.sameAsSaturday}
            </Button>
          ) : null}
          {sentence ? <p className="mt-2 text-ink-muted">{words.customerReads(sentence)}</p> : null}
        </>
      ) : (
        <p className="mt-3 text-ink-muted">{organisationHours ? words.organisationHours(organisationHours) : words.organisationHoursNone}</p>
      )}
    </section>
  );
}

type WindowProps = {
  window: WindowText;
  day: string;
  place: string;
  problem: string | undefined;
  onChange: (part: { from?: string; until?: string }) => void;
  onRemove: () => void;
};

function WindowField({ window, day, place, problem, onChange, onRemove }: WindowProps) {
  const noteId = `window-${window.key}-note`;
  const field = (part: "from" | "until") => (
    <span className={classNames(boxClass("md", Boolean(problem)), "w-18 items-center")}>
      <input
        aria-label={words[part](day, place)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? noteId : undefined}
        name={`${part}-${window.key}`}
        dir="ltr"
        maxLength={5}
        autoComplete="off"
        value={window[part]}
        onChange={(event) => onChange({ [part]: event.target.value })}
        className={classNames(controlClass, "h-8 text-center pointer-coarse:h-10")}
      />
    </span>
  );
  return (
    <div>
      <div className="flex items-center gap-1.5">
        {field("from")}
        <span aria-hidden="true" className="text-ink-muted">
          {words.to}
        </span>
        {field("until")}
        <IconButton name={words.removeWindow(day, place)} icon={<X className="size-4" />} onClick={onRemove} />
      </div>
      {problem ? (
        <div className="mt-1">
          <FieldError id={noteId}>{problem}</FieldError>
        </div>
      ) : null}
    </div>
  );
}
