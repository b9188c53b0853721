"use client";

import { ArrowRight, KanbanSquare, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, lazy, Suspense, useState } from "react";
import type { BoardOptions } from "@/domain/board/card";
import { NAME_LIMIT, type PipelineEntry, SLUG_LIMIT, STAGE_LIMIT } from "@/domain/pipelines/schema";
import { api, failureOf, randomUuid, useUnsaved } from "@/features/desk";
import { pipelines } from "@/messages/fa/pipelines";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { ErrorNote, FieldError } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { draftOf, newStage, type PipelineDraft, type Problems, readDraft, type StageDraft } from "./draft";
import { changesTold, merged } from "./merge";
import { OrderList } from "./order-list";
import { Preview } from "./preview";
import { StageRow } from "./stage-row";

const words = pipelines.editor;
const DeleteStageDialog = lazy(() => import("./delete-stage-dialog").then((module) => ({ default: module.DeleteStageDialog })));

type Props = { initial: PipelineEntry; options: BoardOptions };

/**
 * /settings/pipelines/<slug>: one pipeline as an admin shapes it, with the board and the customer's words beside it. Saved as a whole
 * against the version that was seen; what a colleague saved meanwhile is shown, and nothing that was typed is lost.
 */
export function PipelineEditor({ initial, options }: Props) {
  const router = useRouter();
  const [entry, setEntry] = useState(initial);
  const [draft, setDraft] = useState(() => draftOf(initial));
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<Problems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<PipelineEntry | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(draftOf(entry));
  useUnsaved(isUnsaved && !isPending, words.leave);
  const { input, problems: found } = readDraft(draft);
  const problems: Problems = { ...refused, ...(tried ? found : {}) };

  const change = (part: Partial<PipelineDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setRefused({});
    setFailure(null);
  };
  const changeStage = (key: string, part: Partial<StageDraft>) =>
    change({ stages: draft.stages.map((stage) => (stage.key === key ? { ...stage, ...part } : stage)) });
  const toggle = (key: string) => setOpened((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]));
  const start = (fresh: PipelineEntry, from: PipelineDraft = draftOf(fresh)) => {
    setEntry(fresh);
    setDraft(from);
    setTheirs(null);
    setRefused({});
    setFailure(null);
    setTried(false);
  };
  const read = () => api.pipelines.get.query({ pipeline: entry.id });

  async function save(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    setTried(true);
    if (!input) {
      const wrong = draft.stages.filter((stage) => Object.keys(found).some((field) => field.startsWith(`${stage.key}.`)));
      setOpened((before) => new Set([...before, ...wrong.map((stage) => stage.key)]));
      requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    setPending(true);
    setFailure(null);
    try {
      await api.pipelines.save.mutate({ ...input, pipelineId: entry.id, expectedVersion: entry.version });
      const fresh = await read();
      start(fresh);
      showToast({ tone: "success", message: words.saved });
      if (fresh.slug !== entry.slug) router.replace(`/settings/pipelines/${fresh.slug}`);
    } catch (error) {
      const { reason, sentence, info } = failureOf(error);
      const key = typeof info.stage === "number" ? draft.stages[info.stage]?.key : undefined;
      if (reason === "pipeline.slug_taken") setRefused({ slug: sentence });
      else if (key) {
        setRefused({ [`${key}.${reason === "stage.kind_has_cards" ? "kind" : "name"}`]: sentence });
        setOpened((before) => new Set([...before, key]));
      } else setFailure(sentence);
      if (reason === "pipeline.changed_by_someone_else") setTheirs(await read().catch(() => null));
    } finally {
      setPending(false);
    }
  }

  function add() {
    const stage = newStage(randomUuid(), draft.stages);
    // Above the closing stage, where cards pass by on their way.
    const at = draft.stages.findIndex((one) => one.kind === "CLOSED");
    change({ stages: [...draft.stages.slice(0, at === -1 ? undefined : at), stage, ...(at === -1 ? [] : draft.stages.slice(at))] });
    setOpened((before) => new Set([...before, stage.key]));
    requestAnimationFrame(() => {
      const field = document.querySelector<HTMLInputElement>(`#stage-${stage.key} input[name=stageName]`);
      field?.focus();
      field?.select();
    });
  }

  function remove(stage: StageDraft) {
    if (stage.id === null) change({ stages: draft.stages.filter((one) => one.key !== stage.key) });
    else setRemoving(stage.id);
  }

  const leaving = entry.stages.find((stage) => stage.id === removing);
  const items = draft.stages.map((stage) => ({ id: stage.key, name: stage.name.trim() || words.newStage, stage }));
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 md:px-8">
      <header className="mb-5 flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <Link href="/settings/pipelines" className="inline-flex items-center gap-1 text-ink-muted text-sm hover:text-ink">
            <ArrowRight className="size-4 ltr:rotate-180" aria-hidden="true" />
            {words.back}
          </Link>
          <h1 className="truncate text-2xl">
            <bdi>{entry.name}</bdi>
          </h1>
        </div>
        {!entry.isRetired && (
          <Link
            href={`/boards/${entry.slug}`}
            className="inline-flex h-8 items-center gap-1.5 rounded px-2 text-ink-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            <KanbanSquare className="size-4" aria-hidden="true" />
            {pipelines.board}
          </Link>
        )}
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <form onSubmit={save} noValidate className="flex min-w-0 flex-col gap-5">
          {failure && (
            <ErrorNote title={failure}>
              {theirs && (
                <TheirChanges
                  changes={changesTold(entry, theirs)}
                  onFresh={() => start(theirs)}
                  onMerge={() => {
                    start(theirs, merged(entry, draft, theirs));
                    showToast({ message: words.merged });
                  }}
                />
              )}
            </ErrorNote>
          )}
          <section aria-label={words.settings} className="grid gap-4 sm:grid-cols-2">
            <TextField
              label={pipelines.create.name}
              name="pipelineName"
              value={draft.name}
              maxLength={NAME_LIMIT}
              error={problems.name}
              onChange={(event) => change({ name: event.target.value })}
            />
            <TextField
              label={pipelines.create.slug}
              name="slug"
              dir="ltr"
              value={draft.slug}
              maxLength={SLUG_LIMIT}
              hint={`${pipelines.create.slugHint} ${words.slugHint}`}
              error={problems.slug}
              onChange={(event) => change({ slug: event.target.value.toLowerCase() })}
            />
          </section>
          <section aria-labelledby="stages-title">
            <div className="mb-3 flex flex-wrap items-end gap-2">
              <div className="min-w-0 flex-1">
                <h2 id="stages-title" className="text-lg">
                  {words.stages}
                </h2>
                <p className="text-ink-muted text-sm">{words.stagesLead}</p>
              </div>
              <Button icon={<Plus className="size-4" aria-hidden="true" />} disabled={draft.stages.length >= STAGE_LIMIT} onClick={add}>
                {words.add}
              </Button>
            </div>
            {problems.stages && (
              <div className="mb-3">
                <FieldError>{problems.stages}</FieldError>
              </div>
            )}
            <OrderList
              items={items}
              label={words.stages}
              onOrder={(keys) => change({ stages: keys.flatMap((key) => draft.stages.find((stage) => stage.key === key) ?? []) })}
            >
              {({ stage }, tools) => (
                <StageRow
                  stage={stage}
                  tools={tools}
                  isOpen={opened.has(stage.key)}
                  onToggle={() => toggle(stage.key)}
                  options={options}
                  problem={(field) => problems[`${stage.key}.${field}`]}
                  hasProblem={Object.keys(problems).some((field) => field.startsWith(`${stage.key}.`))}
                  onChange={(part) => changeStage(stage.key, part)}
                  onRemove={() => remove(stage)}
                />
              )}
            </OrderList>
          </section>
          <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-3 border-line border-t bg-surface px-4 py-3 md:mx-0 md:px-0">
            <Button type="submit" kind="primary" pending={isPending} aria-disabled={!isUnsaved || undefined}>
              {words.save}
            </Button>
            {isUnsaved && (
              <Button kind="ghost" onClick={() => start(entry)}>
                {words.discard}
              </Button>
            )}
            <p role="status" className="text-amber-ink text-sm">
              {tried && !input ? words.problems(formatNumber(Object.keys(found).length)) : isUnsaved ? words.unsaved : ""}
            </p>
          </div>
        </form>
        <Preview draft={draft} />
      </div>
      {leaving && (
        <Suspense>
          <DeleteStageDialog
            entry={entry}
            stage={leaving}
            hasDraft={isUnsaved}
            onClose={() => setRemoving(null)}
            refresh={async () => {
              const fresh = await read();
              start(fresh, merged(entry, draft, fresh));
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function TheirChanges({ changes, onFresh, onMerge }: { changes: readonly string[]; onFresh: () => void; onMerge: () => void }) {
  return (
    <>
      {changes.length === 0 ? (
        <p>{words.theirsNothing}</p>
      ) : (
        <>
          <p>{words.theirs}</p>
          <ul className="my-1 list-disc ps-5">
            {changes.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <span className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={onMerge}>
          {words.merge}
        </Button>
        <Button size="sm" kind="ghost" onClick={onFresh}>
          {words.fresh}
        </Button>
      </span>
    </>
  );
}
