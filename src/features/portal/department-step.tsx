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
          <li key={department.id}>
            <a
              href={`/portal/new?department=${department.id}`}
              className="flex min-h-16 items-center gap-3 rounded-lg border border-line-strong bg-surface-raised px-4 py-3.5 transition-colors hover:border-accent hover:bg-accent-soft"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{department.name}</span>
                {department.description ? <span className="block text-base text-ink-muted">{department.description}</span> : null}
              </span>
              <Icon name="onward" className="size-5 text-ink-faint ltr:rotate-180" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
