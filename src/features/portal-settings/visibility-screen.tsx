"use client";

import Link from "next/link";
import { useState } from "react";
import { type CardField, type CardKind, cardKinds, fieldsOf } from "@/domain/portal/visibility";
import type { CardVisibility } from "@/domain/portal/visibility-schema";
import { api, type Failure, failureOf, useUnsaved } from "@/features/desk";
import { visibility as words } from "@/messages/fa/visibility";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { Segmented } from "@/ui/segmented";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast-queue";
import { VisibilityPreview } from "./visibility-preview";

/** What is ticked: fields of the card type, and stages of all its pipelines. */
type Draft = { fields: CardField[]; stageIds: string[] };

const draftOf = (card: CardVisibility): Draft => ({
  fields: fieldsOf[card.kind].filter((field) => card.fields.includes(field)),
  stageIds: card.pipelines.flatMap((pipeline) => pipeline.stages.flatMap((stage) => (stage.isPortalVisible ? [stage.id] : []))).sort(),
});
const isSame = (one: Draft, other: Draft) => JSON.stringify(one) === JSON.stringify(other);

/** The matrix: which fields and stages of tickets and orders customers see, beside the portal as it will be (D29). */
export function VisibilityScreen({ initial, now }: { initial: CardVisibility[]; now: string }) {
  const [kind, setKind] = useState<CardKind>("TICKET");
  const [saved, setSaved] = useState(initial);
  const [drafts, setDrafts] = useState<Partial<Record<CardKind, Draft>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const cardOf = (which: CardKind) => saved.find((one) => one.kind === which);
  const isChanged = (which: CardKind) => {
    const [card, draft] = [cardOf(which), drafts[which]];
    return card !== undefined && draft !== undefined && !isSame(draftOf(card), draft);
  };
  useUnsaved(cardKinds.some(isChanged), words.leave);
  const card = cardOf(kind);
  if (!card) return null;
  const draft = drafts[kind] ?? draftOf(card);
  const set = (part: Partial<Draft>) => {
    setFailure(null);
    setDrafts({ ...drafts, [kind]: { ...draft, ...part } });
  };
  const toggle = <T extends string>(list: readonly T[], one: T, isOn: boolean): T[] => (isOn ? [...list, one] : list.filter((each) => each !== one));
  const setField = (field: CardField, isOn: boolean) => {
    const on = toggle(draft.fields, field, isOn);
    set({ fields: fieldsOf[kind].filter((each) => on.includes(each)) });
  };

  async function save() {
    if (!card || isPending) return;
    setPending(true);
    setFailure(null);
    try {
      await api.visibility.save.mutate({
        ...{ kind, expectedVersion: card.version, fields: draft.fields },
        pipelines: card.pipelines.map(({ id, version, stages }) => ({
          pipelineId: id,
          expectedVersion: version,
          visibleStageIds: stages.flatMap((stage) => (draft.stageIds.includes(stage.id) ? [stage.id] : [])),
        })),
      });
      setSaved(await api.visibility.get.query());
      setDrafts({ ...drafts, [kind]: undefined });
      showToast({ tone: "success", message: words.saved });
    } catch (error) {
      const failed = failureOf(error);
      setFailure(failed);
      // What was chosen stays; saving again then means it, knowing what the colleague chose.
      if (failed.reason === "visibility.changed_by_someone_else") {
        setDrafts({ ...drafts, [kind]: draft });
        await api.visibility.get.query().then(setSaved, () => undefined);
      }
    } finally {
      setPending(false);
    }
  }

  const isUnsaved = isChanged(kind);
  return (
    <div className="mx-auto grid w-full max-w-6xl items-start gap-x-10 gap-y-8 px-4 py-6 md:px-6 lg:grid-cols-[minmax(0,1fr)_26rem]">
      <div className="min-w-0">
        <h1 className="text-2xl">{words.title}</h1>
        <p className="mt-1 mb-5 text-ink-muted">{words.lead}</p>
        <Segmented label={words.kind} value={kind} onChange={setKind} options={cardKinds.map((one) => ({ value: one, label: words.kinds[one] }))} />
        {failure && (
          <div className="mt-4">
            <ErrorNote>{failure.sentence}</ErrorNote>
            {failure.reason === "visibility.changed_by_someone_else" && <Differences saved={card} draft={draft} />}
          </div>
        )}
        <fieldset className="mt-6">
          <legend className="mb-1 font-semibold text-lg">{words.fieldsTitle}</legend>
          <p className="mb-3 text-ink-muted text-sm">{words.always[kind]}</p>
          <div className="flex flex-col gap-2.5">
            {fieldsOf[kind].map((field) => (
              <Switch
                key={`${kind} ${field}`}
                label={words.fields[field]}
                checked={draft.fields.includes(field)}
                onChange={(event) => setField(field, event.target.checked)}
              />
            ))}
          </div>
        </fieldset>
        <h2 className="mt-8 mb-1 text-lg">{words.stagesTitle}</h2>
        <p className="mb-3 text-ink-muted text-sm">{words.stagesHint[kind]}</p>
        {card.pipelines.length === 0 && (
          <p>
            {words.noPipeline}{" "}
            <Link href="/settings/pipelines" className="underline underline-offset-4">
              {words.makePipeline}
            </Link>
          </p>
        )}
        {card.pipelines.map((pipeline) => (
          <fieldset key={pipeline.id} className="mb-5">
            <legend className="mb-2 font-medium">{words.stagesOf(pipeline.name)}</legend>
            <div className="flex flex-col gap-2.5">
              {pipeline.stages.map((stage) => (
                <Switch
                  key={stage.id}
                  label={stage.name}
                  hint={words.readAs(stage.publicLabel)}
                  checked={draft.stageIds.includes(stage.id)}
                  onChange={(event) => set({ stageIds: toggle(draft.stageIds, stage.id, event.target.checked).sort() })}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-line border-t bg-surface py-3">
          <Button kind="primary" pending={isPending} aria-disabled={!isUnsaved || undefined} onClick={() => isUnsaved && void save()}>
            {words.save}
          </Button>
          {isUnsaved && (
            <>
              <Button kind="ghost" onClick={() => setDrafts({ ...drafts, [kind]: undefined })}>
                {words.discard}
              </Button>
              <p role="status" className="text-amber-ink text-sm">
                {words.unsaved}
              </p>
            </>
          )}
        </div>
      </div>
      <VisibilityPreview key={kind} kind={kind} fields={draft.fields} pipeline={card.pipelines[0]} visibleStageIds={draft.stageIds} now={now} />
    </div>
  );
}

/** What a colleague has saved otherwise than it is ticked here. */
function Differences({ saved, draft }: { saved: CardVisibility; draft: Draft }) {
  const theirs = draftOf(saved);
  const line = (name: string, isShown: boolean) => (isShown ? words.shown(name) : words.hidden(name));
  const fields = fieldsOf[saved.kind].flatMap((field) =>
    theirs.fields.includes(field) === draft.fields.includes(field) ? [] : [line(words.fields[field], theirs.fields.includes(field))],
  );
  const stages = saved.pipelines.flatMap((pipeline) =>
    pipeline.stages.flatMap((stage) => (draft.stageIds.includes(stage.id) === stage.isPortalVisible ? [] : [line(stage.name, stage.isPortalVisible)])),
  );
  const all = [...fields, ...stages];
  if (all.length === 0) return null;
  return (
    <div className="mt-2 text-sm">
      <p>{words.differs}</p>
      <ul className="ms-5 list-disc">
        {all.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
