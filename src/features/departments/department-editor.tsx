"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { DepartmentForm } from "@/domain/departments/schema";
import type { DepartmentFaqs } from "@/domain/portal/schema";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { FaqSettings } from "@/features/portal-settings";
import { departments } from "@/messages/fa/departments";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { Switch } from "@/ui/switch";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { changeSentence } from "./change-words";
import { type Entry, entryOf, isSame, merge, type Problems, readEntry } from "./entry";
import { HoursField } from "./hours-field";
import { PeopleField, RuleField } from "./people-fields";
import { PlaceFields } from "./place-fields";
import { RetireSection } from "./retire-section";

const words = departments.form;

type Props = { initial: DepartmentForm; initialFaqs: DepartmentFaqs | null };

/** /settings/departments/…: one department, new or known. Saved against the version that was seen; what a colleague saved meanwhile is shown. */
export function DepartmentEditor({ initial, initialFaqs }: Props) {
  const router = useRouter();
  const [form, setForm] = useState(initial);
  const [faqs, setFaqs] = useState(initialFaqs);
  const [start, setStart] = useState(() => entryOf(initial.department, initial));
  const [entry, setEntry] = useState(start);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [changes, setChanges] = useState<string[] | null>(null);
  const [isPending, setPending] = useState(false);
  const { department } = form;
  const isUnsaved = !isSame(entry, start);
  useUnsaved(isUnsaved && !isPending, words.unsaved);

  const change = (part: Partial<Entry>) => {
    setEntry((before) => ({ ...before, ...part }));
    // What was wrong with the touched part is looked at anew when it is saved again.
    const isTouched = (field: string) =>
      field in part || (("windows" in part || "hasOwnHours" in part) && /^(window|hours)/.test(field)) || "responsibleRule" in part || "memberIds" in part;
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !isTouched(field))));
    setFailure(null);
  };

  async function meetColleague(departmentId: string) {
    const fresh = await api.departments.form.query({ departmentId });
    const theirs = entryOf(fresh.department, fresh);
    const { entry: merged, changed } = merge(start, entry, theirs);
    setForm(fresh);
    setStart(theirs);
    setEntry(merged);
    setChanges(changed.map(({ field, isMineKept }) => changeSentence(field, isMineKept, theirs, fresh)));
  }

  async function save(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const { values, problems: wrong } = readEntry(entry, department);
    setProblems(wrong ?? {});
    setFailure(null);
    if (!values) return focusFirstProblem();
    setPending(true);
    try {
      const saved = await api.departments.save.mutate({
        ...values,
        ...(department ? { departmentId: department.id, expectedVersion: department.version } : {}),
      });
      showToast({ message: department ? words.saved : words.created, tone: "success" });
      setChanges(null);
      if (!department) {
        setStart(entry);
        router.replace(`/settings/departments/${saved.id}`);
        return;
      }
      const fresh = await api.departments.form.query({ departmentId: saved.id });
      const next = entryOf(fresh.department, fresh);
      setForm(fresh);
      setStart(next);
      setEntry(next);
      router.refresh();
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      const field = fieldOfReason[reason];
      if (field) {
        setProblems({ [field]: sentence });
        focusFirstProblem();
      } else if (reason === "department.changed_by_someone_else" && department) await meetColleague(department.id).catch(() => setFailure(sentence));
      else setFailure(sentence);
    } finally {
      setPending(false);
    }
  }

  const refreshFaqs = async () => setFaqs((await api.portalSettings.get.query()).departments.find((one) => one.id === department?.id) ?? null);

  return (
    <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
      <p className="mb-1">
        <Link href="/settings/departments" className="text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink">
          {departments.back}
        </Link>
      </p>
      <h1 className="mb-6 text-2xl [overflow-wrap:anywhere]">
        <bdi>{department?.name ?? departments.new}</bdi>
      </h1>
      <form onSubmit={save} noValidate className="flex flex-col gap-8">
        {changes ? (
          <ErrorNote title={words.changedTitle}>
            {changes.length > 0 ? <p>{words.changedText}</p> : null}
            <ul className="list-disc ps-5">
              {changes.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
            <p>{words.changedAgain}</p>
          </ErrorNote>
        ) : null}
        <section aria-label={words.basics} className="flex flex-col gap-4">
          <TextField
            label={words.name}
            name="name"
            hint={words.nameHint}
            value={entry.name}
            error={problems.name}
            onChange={(event) => change({ name: event.target.value })}
          />
          <TextField
            label={words.description}
            name="description"
            optional
            hint={words.descriptionHint}
            value={entry.description}
            error={problems.description}
            onChange={(event) => change({ description: event.target.value })}
          />
          <Switch
            label={words.isInPortal}
            hint={words.isInPortalHint}
            name="isInPortal"
            checked={entry.isInPortal}
            onChange={(event) => change({ isInPortal: event.target.checked })}
          />
        </section>
        <PlaceFields entry={entry} problems={problems} department={department} pipelines={form.pipelines} onChange={change} />
        <PeopleField entry={entry} people={form.people} onChange={change} />
        <RuleField entry={entry} problems={problems} people={form.people} onChange={change} />
        <HoursField entry={entry} problems={problems} organisationHours={form.organisationHours} onChange={change} />
        <div className="sticky bottom-0 z-10 -mx-4 border-line border-t bg-surface px-4 py-3 md:-mx-6 md:px-6">
          {failure ? <ErrorNote className="mb-3">{failure}</ErrorNote> : null}
          <div className="flex flex-wrap items-center gap-3">
            <Button type="submit" kind="primary" pending={isPending} aria-disabled={!isUnsaved || undefined}>
              {department ? words.save : words.create}
            </Button>
            {isUnsaved ? (
              <p role="status" className="text-amber-ink text-sm">
                {words.unsaved}
              </p>
            ) : null}
          </div>
        </div>
      </form>
      {department ? (
        <div className="mt-8 flex flex-col gap-8">
          {faqs ? (
            <div>
              <FaqSettings departments={[faqs]} refresh={refreshFaqs} />
              <p className="mt-2 text-ink-muted text-sm">{departments.faqs.lead}</p>
            </div>
          ) : null}
          <RetireSection department={department} form={form} isUnsaved={isUnsaved} />
        </div>
      ) : null}
    </div>
  );
}

/** The field that a refusal of the server belongs to. */
const fieldOfReason: Readonly<Record<string, string>> = {
  "department.name_taken": "name",
  "department.pipeline_unfit": "pipelineId",
  "department.entry_stage_unfit": "entryStageId",
  "department.fixed_person_missing": "fixedResponsibleId",
};

function focusFirstProblem(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid=true], [aria-describedby=rule-note] input")?.focus());
}
