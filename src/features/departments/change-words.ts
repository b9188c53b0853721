import type { DepartmentForm } from "@/domain/departments/schema";
import { departments } from "@/messages/fa/departments";
import { hoursSentence } from "@/messages/hours-sentence";
import { isolate, joinPersian } from "@/persian/text";
import { type Entry, type Field, readWindows } from "./entry";

const words = departments.form;

const labels: Record<Field, string> = {
  name: words.name,
  description: words.description,
  isInPortal: words.isInPortal,
  pipelineId: words.pipeline,
  entryStageId: words.entryStage,
  memberIds: words.people,
  responsibleRule: words.rule,
  hours: words.hours,
};

/** What a colleague saved in a field, as one sentence: taken over into the form, or outdone by what is typed there. */
export function changeSentence(field: Field, isMineKept: boolean, theirs: Entry, form: DepartmentForm): string {
  return (isMineKept ? words.changedBoth : words.changedTaken)(labels[field], valueText(field, theirs, form));
}

function valueText(field: Field, entry: Entry, form: DepartmentForm): string {
  const person = (id: string | null) => isolate(form.people.find((one) => one.id === id)?.name ?? "");
  const pipeline = form.pipelines.find((one) => one.id === entry.pipelineId);
  switch (field) {
    case "isInPortal":
      return entry.isInPortal ? words.yes : words.no;
    case "pipelineId":
      return isolate(pipeline?.name ?? "");
    case "entryStageId":
      return isolate(pipeline?.stages.find((stage) => stage.id === entry.entryStageId)?.name ?? words.entryStageFirst(""));
    case "memberIds":
      return joinPersian(entry.memberIds.map(person)) || words.nothing;
    case "responsibleRule":
      return entry.responsibleRule === "FIXED" ? `${words.rules.FIXED}: ${person(entry.fixedResponsibleId)}` : words.rules[entry.responsibleRule];
    case "hours":
      return entry.hasOwnHours ? hoursSentence(readWindows(entry.windows).windows) : words.hoursAs.organisation;
    default:
      return isolate(entry[field]) || words.nothing;
  }
}
