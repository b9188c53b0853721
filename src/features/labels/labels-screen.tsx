"use client";

import { Plus, Tags } from "lucide-react";
import { useState } from "react";
import type { Labels } from "@/domain/labels/lists";
import { inTreeOrder } from "@/domain/labels/tree";
import { api, failureOf } from "@/features/desk";
import { labels as words } from "@/messages/fa/labels";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { showToast } from "@/ui/toast-queue";
import { LabelEditor } from "./label-editor";
import { LabelRow } from "./label-row";
import type { LabelKind, ShownLabel } from "./shown-label";

/** /settings/categories: the tree of categories, the products that are offered, and the tags. Moved by buttons, with the keyboard too. */
export function LabelsScreen({ initial }: { initial: Labels }) {
  const [all, setAll] = useState(initial);
  /** What is being edited: an id, or "new" and the kind. */
  const [editing, setEditing] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const refresh = async () => {
    const fresh = await api.labels.list.query();
    setAll(fresh);
    return fresh;
  };
  async function run(change: () => Promise<unknown>, done: () => void) {
    try {
      await change();
      await refresh();
      done();
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
      await refresh().catch(() => initial);
    }
  }
  const shown = shownLabels(all);
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
      <h1 className="text-2xl">{words.title}</h1>
      <p className="mb-6 text-ink-muted">{words.lead}</p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <div className="flex flex-col gap-10">
        {(["category", "product", "tag"] as const).map((kind) => (
          <Section
            key={kind}
            kind={kind}
            labels={shown[kind]}
            all={all}
            editing={editing}
            edit={setEditing}
            refresh={refresh}
            move={(label, to) =>
              void run(
                () => (kind === "category" ? api.labels.moveCategory : api.labels.moveProduct).mutate({ id: label.id, to }),
                () => setSaid(words.moved(isolate(label.name))),
              )
            }
            restore={(label) =>
              void run(
                () =>
                  (kind === "category" ? api.labels.retireCategory : api.labels.retireProduct).mutate({
                    ...{ id: label.id, expectedVersion: label.version, isRetired: false },
                  }),
                () => showToast({ message: words.restored(isolate(label.name)), tone: "success" }),
              )
            }
          />
        ))}
      </div>
    </div>
  );
}

function shownLabels(all: Labels): Record<LabelKind, ShownLabel[]> {
  return {
    category: inTreeOrder(all.categories.filter(({ isRetired }) => !isRetired))
      .map((category): ShownLabel => category)
      .concat(all.categories.filter(({ isRetired }) => isRetired)),
    product: all.products,
    tag: all.tags.map((tag) => ({ ...tag, isRetired: false })),
  };
}

type SectionProps = {
  kind: LabelKind;
  labels: ShownLabel[];
  all: Labels;
  editing: string | null;
  edit: (id: string | null) => void;
  refresh: () => Promise<Labels>;
  move: (label: ShownLabel, to: "up" | "down") => void;
  restore: (label: ShownLabel) => void;
};

function Section({ kind, labels, all, editing, edit, refresh, move, restore }: SectionProps) {
  const say = words.sections[kind];
  const used = labels.filter(({ isRetired }) => !isRetired);
  const retired = labels.filter(({ isRetired }) => isRetired);
  const isNew = editing === `new ${kind}`;
  const editor = (label: ShownLabel | null) => (
    <LabelEditor key={label?.id ?? "new"} kind={kind} label={label} all={all} refresh={refresh} finish={() => edit(null)} />
  );
  /** First and last of those that it can change places with. */
  const ends = (label: ShownLabel) => {
    const brothers = used.filter((one) => (one.parentId ?? null) === (label.parentId ?? null));
    return { isFirst: brothers[0]?.id === label.id, isLast: brothers.at(-1)?.id === label.id };
  };
  return (
    <section aria-labelledby={`labels-${kind}`}>
      <div className="mb-3 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <h2 id={`labels-${kind}`} className="text-lg">
            {say.title}
          </h2>
          <p className="text-ink-muted text-sm">{say.lead}</p>
        </div>
        <Button icon={<Plus className="size-4" aria-hidden="true" />} disabled={editing !== null} onClick={() => edit(`new ${kind}`)}>
          {say.add}
        </Button>
      </div>
      {isNew && <div className="mb-3">{editor(null)}</div>}
      {used.length === 0 && !isNew ? (
        <EmptyState icon={<Tags className="size-5" />} title={say.empty} compact>
          {words.emptyText}
        </EmptyState>
      ) : (
        <ol className="flex flex-col gap-1.5">
          {used.map((label) => (
            <li key={label.id} style={{ marginInlineStart: `${(label.depth ?? 0) * 1.5}rem` }}>
              {editing === label.id ? (
                editor(label)
              ) : (
                <LabelRow
                  label={label}
                  departments={all.departments}
                  isLocked={editing !== null}
                  move={kind === "tag" ? null : { ...ends(label), to: (to) => move(label, to) }}
                  onEdit={() => edit(label.id)}
                />
              )}
            </li>
          ))}
        </ol>
      )}
      {retired.length > 0 && (
        <>
          <h3 className="mt-4 mb-1.5 text-ink-muted text-sm">{words.retired}</h3>
          <ul className="flex flex-col gap-1.5">
            {retired.map((label) => (
              <li key={label.id} className="flex items-center gap-2 rounded-lg border border-line border-dashed px-3 py-1.5 text-ink-muted">
                <bdi className="min-w-0 flex-1 [overflow-wrap:anywhere]">{label.name}</bdi>
                <Button size="sm" disabled={editing !== null} onClick={() => restore(label)}>
                  {words.restore}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
