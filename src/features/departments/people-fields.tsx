"use client";
import { UserPlus, X } from "lucide-react";
import { responsibleRules } from "@/domain/departments/assignment";
import type { DepartmentPerson } from "@/domain/departments/schema";
import { departments } from "@/messages/fa/departments";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { buttonClass } from "@/ui/button-class";
import { classNames } from "@/ui/class-names";
import { FieldError } from "@/ui/error-note";
import { IconButton } from "@/ui/icon-button";
import { SelectField } from "@/ui/select-field";
import { SelectMenu, type SelectOption } from "@/ui/select-menu";
import type { Entry, Problems } from "./entry";

const words = departments.form;

type Props = { entry: Entry; problems: Problems; people: readonly DepartmentPerson[]; onChange: (part: Partial<Entry>) => void };

/** Who works in this department. */
export function PeopleField({ entry, people, onChange }: Omit<Props, "problems">) {
  const members = people.filter((person) => entry.memberIds.includes(person.id));
  return (
    <section aria-labelledby="people" className="border-line border-t pt-6">
      <div className="mb-3 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 id="people" className="text-lg">
            {words.people}
          </h2>
          <p className="text-ink-muted">{words.peopleHint}</p>
        </div>
        <SelectMenu
          multiple
          search
          label={words.addPerson}
          options={people.map(optionOf)}
          value={entry.memberIds}
          onChange={(memberIds) => onChange({ memberIds: [...memberIds].sort() })}
        >
          {(trigger) => (
            <button type="button" {...trigger} className={buttonClass({})}>
              <UserPlus className="size-4" aria-hidden="true" />
              {words.addPerson}
            </button>
          )}
        </SelectMenu>
      </div>
      {members.length === 0 ? (
        <p className="text-ink-muted">{words.noPeople}</p>
      ) : (
        <ul className="grid gap-1.5 sm:grid-cols-2">
          {members.map((person) => (
            <li key={person.id} className="flex min-w-0 items-center gap-2 rounded-lg border border-line bg-surface-raised py-1 ps-2.5 pe-1">
              <Avatar name={person.name} colourKey={person.id} size="sm" decorative />
              <span className="min-w-0 flex-1">
                <span className="flex items-center gap-1.5">
                  <bdi className="truncate font-medium">{person.name}</bdi>
                  {person.isAway && person.mayBeResponsible ? <Badge tone="warning">{words.away}</Badge> : null}
                  {person.mayBeResponsible ? null : <Badge>{words.notWorking}</Badge>}
                </span>
                {person.jobTitle ? <bdi className="block truncate text-ink-muted text-sm">{person.jobTitle}</bdi> : null}
              </span>
              <IconButton
                name={words.removePerson(person.name)}
                icon={<X className="size-4" />}
                onClick={() => onChange({ memberIds: entry.memberIds.filter((id) => id !== person.id) })}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Who becomes responsible for a card that names nobody. */
export function RuleField({ entry, problems, people, onChange }: Props) {
  const members = people.filter((person) => entry.memberIds.includes(person.id) && person.mayBeResponsible);
  return (
    <section aria-labelledby="rule" className="border-line border-t pt-6">
      <h2 id="rule" className="text-lg">
        {words.rule}
      </h2>
      <p className="mb-3 text-ink-muted">{words.ruleHint}</p>
      <div role="radiogroup" aria-labelledby="rule" aria-describedby={problems.responsibleRule ? "rule-note" : undefined} className="grid gap-2 sm:grid-cols-2">
        {responsibleRules.map((rule) => (
          <label
            key={rule}
            className={classNames(
              "relative flex items-start gap-2.5 rounded-lg border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent",
              entry.responsibleRule === rule ? "border-accent bg-accent-soft" : "border-line bg-surface-raised hover:border-line-strong",
            )}
          >
            <input
              type="radio"
              name="responsibleRule"
              value={rule}
              checked={entry.responsibleRule === rule}
              onChange={() => onChange({ responsibleRule: rule })}
              className="mt-1 accent-[var(--accent-solid)] outline-none"
            />
            <span className="min-w-0">
              <span className="block font-medium">{words.rules[rule]}</span>
              <span className="block text-ink-muted text-sm">{words.ruleTexts[rule]}</span>
            </span>
          </label>
        ))}
      </div>
      {problems.responsibleRule ? (
        <div className="mt-2">
          <FieldError id="rule-note">{problems.responsibleRule}</FieldError>
        </div>
      ) : null}
      {entry.responsibleRule === "FIXED" ? (
        <SelectField
          label={words.fixedPerson}
          placeholder={words.choose}
          options={members.map(optionOf)}
          value={members.some((person) => person.id === entry.fixedResponsibleId) ? entry.fixedResponsibleId : null}
          onChange={(fixedResponsibleId) => onChange({ fixedResponsibleId })}
          error={problems.fixedResponsibleId}
          className="mt-3 sm:max-w-80"
        />
      ) : null}
    </section>
  );
}

function optionOf(person: DepartmentPerson): SelectOption {
  return {
    id: person.id,
    label: person.name,
    icon: <Avatar name={person.name} colourKey={person.id} size="xs" decorative />,
    description: person.isAway ? words.away : (person.jobTitle ?? undefined),
    keywords: person.jobTitle ?? undefined,
  };
}
