import type { PortalDepartment } from "@/domain/portal/schema";
import type { PortalWords } from "@/messages/portal-words";
import { Icon } from "./icon";

/** The first step: which team the request is for (D7). */
export function DepartmentStep({ departments, words }: { departments: readonly PortalDepartment[]; words: PortalWords }) {
  return (
    <>
      <h1 className="text-2xl">{words.create.chooseTitle}</h1>
      <p className="mt-1 mb-5 text-ink-muted">{words.create.chooseLead}</p>
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
            </div>
            <Icon name="onward" className="size-5 text-ink-faint ltr:rotate-180" />
          </li>
        ))}
      </ul>
    </>
  );
}
