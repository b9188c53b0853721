"use client";

import { Archive, EllipsisVertical, Plus } from "lucide-react";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import type { PipelineEntry } from "@/domain/pipelines/schema";
import { api, failureOf } from "@/features/desk";
import { pipelines as words } from "@/messages/fa/pipelines";
import { formatNumber } from "@/persian/digits";
import { isolate, joinPersian } from "@/persian/text";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { MenuButton } from "@/ui/menu-button";
import { showToast } from "@/ui/toast-queue";
import { OrderList } from "./order-list";

const NewPipelineDialog = lazy(() => import("./new-pipeline-dialog").then((module) => ({ default: module.NewPipelineDialog })));
const RetireDialog = lazy(() => import("./retire-dialog").then((module) => ({ default: module.RetireDialog })));

/** /settings/pipelines: every pipeline, in the order in which the desk lists them. */
export function PipelineList({ initial }: { initial: PipelineEntry[] }) {
  const [all, setAll] = useState(initial);
  const [isAdding, setAdding] = useState(false);
  const [retiring, setRetiring] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const refresh = async () => setAll(await api.pipelines.list.query());
  const living = all.filter((one) => !one.isRetired);
  const retired = all.filter((one) => one.isRetired);
  const leaving = all.find((one) => one.id === retiring);

  async function arrange(ids: string[]) {
    const before = all;
    const sorted = ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
    setAll([...sorted, ...retired]);
    setPending(true);
    try {
      await api.pipelines.arrange.mutate({ pipelineIds: [...ids, ...retired.map((one) => one.id)] });
    } catch (error) {
      setAll(before);
      showToast({ tone: "danger", message: failureOf(error).sentence });
      await refresh().catch(() => {});
    } finally {
      setPending(false);
    }
  }

  async function restore(pipeline: PipelineEntry) {
    try {
      await api.pipelines.retire.mutate({ pipelineId: pipeline.id, isRetired: false, expectedVersion: pipeline.version });
      showToast({ tone: "success", message: words.wasRestored(isolate(pipeline.name)) });
    } catch (error) {
      showToast({ tone: "danger", message: failureOf(error).sentence });
    }
    await refresh().catch(() => {});
  }

  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-6 md:px-6">
      <header className="mb-5 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h1 className="text-2xl">{words.title}</h1>
          <p className="text-ink-muted">{words.lead}</p>
        </div>
        <Button kind="primary" icon={<Plus className="size-4" aria-hidden="true" />} onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </header>
      <OrderList items={living} label={words.list} onOrder={arrange} disabled={isPending}>
        {(pipeline, tools) => <Line pipeline={pipeline} tools={tools} onRetire={() => setRetiring(pipeline.id)} />}
      </OrderList>
      {retired.length > 0 && (
        <section aria-labelledby="retired-pipelines" className="mt-8">
          <h2 id="retired-pipelines" className="mb-2 text-base text-ink-muted">
            {words.retired}
          </h2>
          <ul className="flex flex-col gap-2">
            {retired.map((pipeline) => (
              <li key={pipeline.id}>
                <Line pipeline={pipeline} onRestore={() => void restore(pipeline)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Suspense>
        {isAdding && <NewPipelineDialog taken={new Set(all.map((one) => one.slug))} onClose={() => setAdding(false)} />}
        {leaving && <RetireDialog pipeline={leaving} onClose={() => setRetiring(null)} refresh={refresh} />}
      </Suspense>
    </div>
  );
}

type LineProps = { pipeline: PipelineEntry; tools?: React.ReactNode; onRetire?: () => void; onRestore?: () => void };

function Line({ pipeline, tools, onRetire, onRestore }: LineProps) {
  const { name, slug, stages, departments } = pipeline;
  return (
    <div className="flex items-center gap-2 rounded-lg border border-line bg-surface-raised py-2 ps-1.5 pe-2">
      {tools}
      <div className="relative min-w-0 flex-1 px-1.5">
        <p className="flex min-w-0 items-center gap-2">
          <Link
            href={`/settings/pipelines/${slug}`}
            aria-label={words.open(name)}
            className="min-w-0 truncate font-medium after:absolute after:inset-0 after:rounded hover:underline"
          >
            <bdi>{name}</bdi>
          </Link>
          {pipeline.kind === "ORDER" && <Badge>{words.kinds.ORDER}</Badge>}
          {pipeline.isRetired && <Badge icon={<Archive className="size-3" aria-hidden="true" />}>{words.retired}</Badge>}
        </p>
        <p className="truncate text-ink-muted text-sm">
          {words.openCount(formatNumber(pipeline.openCount))} ·{" "}
          {departments.length > 0 ? words.departments(joinPersian(departments.map((one) => isolate(one.name)))) : words.noDepartments}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-2.5 gap-y-0.5 text-ink-muted text-xs">
          {stages
            .filter((stage) => !stage.isRetired)
            .map((stage) => (
              <span key={stage.id} className="inline-flex min-w-0 items-center gap-1">
                <Dot colour={stage.color} size="sm" />
                <bdi className="truncate">{stage.name}</bdi>
              </span>
            ))}
        </p>
      </div>
      {onRestore ? (
        <Button size="sm" onClick={onRestore}>
          {words.restore}
        </Button>
      ) : (
        <MenuButton
          label={words.more(name)}
          placement="bottom end"
          items={[
            { id: "board", label: words.board, href: `/boards/${slug}` },
            { id: "retire", label: words.retire },
          ]}
          onAction={(id) => id === "retire" && onRetire?.()}
        >
          {(trigger) => (
            <button
              {...trigger}
              type="button"
              aria-label={words.more(name)}
              title={words.more(name)}
              className="inline-flex size-8 shrink-0 items-center justify-center rounded text-ink-faint hover:bg-hover hover:text-ink aria-expanded:bg-pressed pointer-coarse:size-11"
            >
              <EllipsisVertical className="size-4" aria-hidden="true" />
            </button>
          )}
        </MenuButton>
      )}
    </div>
  );
}
