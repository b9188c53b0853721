"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { TemplateKey, TemplateVariable } from "@/domain/messaging/template";
import { useTRPC } from "@/features/desk";
import { sms } from "@/messages/fa/sms";
import { smsSettings } from "@/messages/fa/sms-settings";
import { Badge } from "@/ui/badge";
import { classNames } from "@/ui/class-names";
import { SelectField } from "@/ui/select-field";
import { TemplateEditor } from "./template-editor";

const words = smsSettings.templates;

export type Template = {
  key: Exclude<TemplateKey, "freeText">;
  departmentId: string | null;
  stageId: string | null;
  isOn: boolean;
  body: string;
  noLinkBody: string;
  lookupName: string | null;
  version: number;
  variables: readonly TemplateVariable[];
};

type Scope = { id: string; name: string };
type Props = { departments: readonly Scope[]; stages: readonly Scope[] };

const EVERYBODY = "everybody";

/** The texts of every kind of message in one scope: everybody's, a department's or a stage's. A scope shows what counts there. */
export function TemplateList({ departments, stages }: Props) {
  const trpc = useTRPC();
  const [scope, setScope] = useState(EVERYBODY);
  const [open, setOpen] = useState<string | null>(null);
  const { data } = useQuery(trpc.messaging.templates.queryOptions());
  const [kind, id] = scope.split(":");
  const departmentId = kind === "department" ? (id ?? null) : null;
  const stageId = kind === "stage" ? (id ?? null) : null;
  const all = (data ?? []) as Template[];
  const wide = all.filter((item) => item.departmentId === null && item.stageId === null);
  const shown = wide
    .filter((item) => (stageId ? item.key === "stageEntered" : item.key !== "stageEntered"))
    .map((item) => {
      const own = all.find((other) => other.key === item.key && other.departmentId === departmentId && other.stageId === stageId);
      return own ?? { ...item, departmentId, stageId, version: 0, isOn: stageId ? false : item.isOn };
    });
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label={words.scope}
        value={scope}
        onChange={(next) => {
          setScope(next);
          setOpen(null);
        }}
        hint={stageId ? words.stageHint : undefined}
        className="max-w-sm"
        options={[
          { id: EVERYBODY, label: words.everybody },
          ...departments.map((department) => ({ id: `department:${department.id}`, label: words.department(department.name) })),
          ...stages.map((stage) => ({ id: `stage:${stage.id}`, label: words.stage(stage.name) })),
        ]}
      />
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
        {shown.map((template) => {
          const isOpen = open === template.key;
          return (
            <li key={`${scope} ${template.key} ${template.version}`}>
              <h3 className="text-base">
                <button
                  type="button"
                  aria-expanded={isOpen}
                  className="flex w-full items-center gap-3 px-4 py-3 text-start transition-colors hover:bg-hover"
                  onClick={() => setOpen(isOpen ? null : template.key)}
                >
                  <span className="min-w-0 flex-1">
                    <span className="flex items-center gap-2 font-medium">
                      {sms.templateNames[template.key]}
                      {template.isOn ? null : <Badge tone="neutral">{words.off}</Badge>}
                    </span>
                    <span dir="auto" className="block truncate font-normal text-ink-muted text-sm">
                      {template.body.replace(/\n/g, " ")}
                    </span>
                  </span>
                  {template.version === 0 ? <span className="shrink-0 font-normal text-ink-muted text-xs">{words.ours}</span> : null}
                  <ChevronDown className={classNames("size-4 shrink-0 text-ink-muted transition-transform", isOpen && "rotate-180")} aria-hidden="true" />
                </button>
              </h3>
              {isOpen ? <TemplateEditor template={template} onClose={() => setOpen(null)} /> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
