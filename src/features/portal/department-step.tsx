import type { PortalDepartment } from "@/domain/portal/schema";
import { hoursSentence } from "@/messages/hours-sentence";
import type { PortalWords } from "@/messages/portal-words";
import type { Locale } from "@/persian/locale";
import { Icon } from "./icon";
import { Notice } from "./notice";

type Props = {
  departments: readonly PortalDepartment[];
  /** True when an address named a department that takes no requests here. */
  isRefused: boolean;
  words: PortalWords;
  language: Locale;
};

/** The first step: which team the request is for (D7). */
export function DepartmentStep({ departments, isRefused, words, language }: Props) {
  return (
    <>
      <h1 className="text-2xl">{words.create.chooseTitle}</h1>
      <p className="mt-1 mb-5 text-ink-muted">{departments.length > 0 ? words.create.chooseLead : words.create.nobodyTakes}</p>
      {isRefused ? (
        <Notice tone="bad" className="mb-5">
          {words.errors["department.not_found"]}
        </Notice>
      ) : null}
      <ul className="flex flex-col gap-3">
        {departments.map((department) => (
          <li
            key={department.id}
            className="relative flex min-h-16 items-center gap-3 rounded-lg border border-line-strong bg-surface-raised px-4 py-3.5 transition-colors focus-within:border-accent hover:border-accent hover:bg-accent-soft"
          >
            <div className="min-w-0 flex-1">
              <a href={`/portal/new?department=${department.id}`} className="block font-semibold after:absolute after:inset-0 after:rounded-lg">
                {department.name}
              </a>
              {department.description ? <p className="text-base text-ink-muted">{department.description}</p> : null}
              {department.answeringHours ? (
                <p className="text-base text-ink-muted">
                  {words.frame.answeringHours}: {hoursSentence(department.answeringHours, language)}
                </p>
              ) : null}
            </div>
            <Icon name="onward" className="size-5 text-ink-faint ltr:rotate-180" />
          </li>
        ))}
      </ul>
    </>
  );
}
