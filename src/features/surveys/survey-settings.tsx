"use client";

import { lazy, Suspense, useState } from "react";
import type { AgentSatisfaction, DesignEntry, SurveySettings as Settings } from "@/domain/surveys/schema";
import { api, type Failure, failureOf } from "@/features/desk";
import { surveySettings } from "@/messages/fa/survey-settings";
import { surveyWords } from "@/messages/survey-words";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { ErrorNote } from "@/ui/error-note";
import { showToast } from "@/ui/toast-queue";
import { type DesignText, type Problems, readDesign, textOf } from "./design-entry";
import { DesignForm } from "./design-form";
import { SatisfactionTable } from "./satisfaction-table";
import { SurveyVisit } from "./survey-visit";
import { useUnsavedChanges } from "./unsaved-changes";

const words = surveySettings.settings;
const ConfirmDialog = lazy(() => import("@/ui/confirm-dialog").then((module) => ({ default: module.ConfirmDialog })));

type Props = { initial: Settings; agents: AgentSatisfaction[] };

/** /settings/surveys: what is asked after closing, by default and per department, with what came of it per member of staff. */
export function SurveySettings({ initial, agents }: Props) {
  const [settings, setSettings] = useState(initial);
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [isDirty, setDirty] = useState(false);
  const { guard, question } = useUnsavedChanges(isDirty);
  const entry = settings.designs.find((one) => one.departmentId === departmentId) ?? settings.designs[0];
  const refresh = async () => setSettings(await api.surveys.settings.query());
  if (!entry) return null;
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8 md:py-8">
      <header className="mb-6">
        <h1 className="text-2xl">{words.title}</h1>
        <p className="text-ink-muted">{words.lead}</p>
        {!settings.canEdit && <p className="mt-1 text-ink-muted text-sm">{words.onlyAdmins}</p>}
      </header>
      <nav aria-label={words.designs} className="-mx-4 mb-6 flex gap-1 overflow-x-auto border-line border-b px-4 md:mx-0 md:px-0">
        {settings.designs.map((one) => (
          <button
            key={one.departmentId ?? "all"}
            type="button"
            aria-current={one === entry ? "true" : undefined}
            onClick={() =>
              one !== entry &&
              guard(() => {
                setDirty(false);
                setDepartmentId(one.departmentId);
              })
            }
            className={classNames(
              "-mb-px shrink-0 border-b-2 px-3 py-2 text-start",
              one === entry ? "border-accent font-medium text-ink" : "border-transparent text-ink-muted hover:text-ink",
            )}
          >
            <bdi className="block">{one.departmentName ?? words.everybody}</bdi>
            <span className="block text-ink-faint text-xs">
              {!one.design.isOn ? words.off : one.departmentId === null ? " " : one.isOwn ? words.own : words.inherits}
            </span>
          </button>
        ))}
      </nav>
      <Editor
        key={`${entry.departmentId}:${entry.version}`}
        entry={entry}
        canEdit={settings.canEdit}
        organisationName={settings.organisationName}
        onDirty={setDirty}
        refresh={refresh}
      />
      <SatisfactionTable agents={agents} />
      {question}
    </div>
  );
}

type EditorProps = { entry: DesignEntry; canEdit: boolean; organisationName: string; onDirty: (isDirty: boolean) => void; refresh: () => Promise<void> };

function Editor({ entry, canEdit, organisationName, onDirty, refresh }: EditorProps) {
  const [text, setText] = useState<DesignText>(() => textOf(entry.design));
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const [asksReset, setAsksReset] = useState(false);
  const [isPreviewed, setPreviewed] = useState(false);
  const before = JSON.stringify(textOf(entry.design));

  const change = (part: Partial<DesignText>) => {
    const next = { ...text, ...part };
    setText(next);
    setFailure(null);
    setProblems(Object.fromEntries(Object.entries(problems).filter(([field]) => !(field in part) && !("reasons" in part && field.startsWith("reason-")))));
    onDirty(JSON.stringify(next) !== before);
  };

  const run = async (send: () => Promise<unknown>, said: string) => {
    setPending(true);
    setFailure(null);
    try {
      await send();
      onDirty(false);
      await refresh();
      showToast({ tone: "success", message: said });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setPending(false);
      setAsksReset(false);
    }
  };

  const save = () => {
    const { design, problems: wrong } = readDesign(text);
    setProblems(wrong ?? {});
    if (!design) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    void run(() => api.surveys.saveDesign.mutate({ ...design, departmentId: entry.departmentId, expectedVersion: entry.version }), words.saved);
  };

  const { departmentId } = entry;
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) save();
        }}
        className="flex min-w-0 flex-col gap-5"
      >
        {failure && (
          <ErrorNote
            action={
              failure.reason === "survey.changed_by_someone_else" && (
                <Button size="sm" onClick={() => void refresh().then(() => onDirty(false))}>
                  {words.fresh}
                </Button>
              )
            }
          >
            {failure.sentence}
          </ErrorNote>
        )}
        {departmentId !== null && !entry.isOwn && <p className="rounded border border-line bg-surface-sunken px-3 py-2 text-ink-muted">{words.inheritsHint}</p>}
        <DesignForm text={text} onChange={change} problems={problems} isLocked={!canEdit} />
        {canEdit && (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" kind="primary" pending={isPending}>
              {words.save}
            </Button>
            {departmentId !== null && entry.isOwn && (
              <Button kind="ghost" onClick={() => setAsksReset(true)}>
                {words.reset}
              </Button>
            )}
          </div>
        )}
      </form>
      <aside aria-label={words.preview} className="min-w-0 lg:sticky lg:top-6">
        <div className="mb-2 flex items-center justify-between gap-2">
          <h2 className="text-ink-muted text-sm">{words.preview}</h2>
          <Button size="sm" kind="ghost" aria-pressed={isPreviewed} onClick={() => setPreviewed(!isPreviewed)}>
            {isPreviewed ? words.previewBefore : words.previewAfter}
          </Button>
        </div>
        <div inert className="rounded-xl border border-line bg-surface px-4 py-5 text-lg" key={`${text.scale}:${isPreviewed}`}>
          <p className="mb-4 font-semibold">
            <bdi>{organisationName}</bdi>
          </p>
          <SurveyVisit
            survey={sample(text, isPreviewed)}
            words={surveyWords("fa")}
            language="fa"
            action=""
            preselected={isPreviewed ? 4 : null}
            problem={null}
            isDone={isPreviewed}
            headingLevel={2}
          />
        </div>
      </aside>
      {asksReset && departmentId !== null && (
        <Suspense>
          <ConfirmDialog
            open
            onOpenChange={setAsksReset}
            title={words.resetTitle(isolate(entry.departmentName ?? ""))}
            confirmLabel={words.reset}
            pending={isPending}
            onConfirm={() => void run(() => api.surveys.resetDesign.mutate({ departmentId, expectedVersion: entry.version }), words.wasReset)}
          >
            {words.resetText}
          </ConfirmDialog>
        </Suspense>
      )}
    </div>
  );
}

/** The page as its customer will see it, before and after the score. */
function sample(text: DesignText, isAnswered: boolean) {
  return {
    standing: isAnswered ? ("editable" as const) : ("open" as const),
    ticketNumber: 1042,
    ticketTitle: words.sampleTitle,
    organisationName: "",
    question: text.question,
    thanks: text.thanks,
    scale: text.scale,
    reasons: text.reasons.map((reason) => reason.text).filter((reason) => reason.trim() !== ""),
    answer: isAnswered ? { score: 4, reasons: [], comment: "" } : null,
    editableUntil: null,
  };
}
