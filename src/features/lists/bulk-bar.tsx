"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { BulkAct } from "@/domain/lists/schema";
import { BULK_LIMIT, type ListRow } from "@/domain/lists/terms";
import { outcomes, priorities } from "@/domain/tickets/terms";
import { board } from "@/messages/fa/board";
import { lists } from "@/messages/fa/lists";
import { tickets } from "@/messages/fa/tickets";
import { formatNumber } from "@/persian/digits";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { IconButton } from "@/ui/icon-button";
import { SelectMenu, type SelectOption } from "@/ui/select-menu";
import { Spinner } from "@/ui/spinner";
import { hueNames } from "@/ui/tokens";
import type { ListWords } from "./list-lookup";

const ReplyDialog = dynamic(() => import("./reply-dialog").then((module) => module.ReplyDialog), { ssr: false });
const words = lists.bulk;
const NOBODY = "none";

type Props = {
  rows: readonly ListRow[];
  total: number;
  shown: number;
  names: ListWords;
  isWorking: boolean;
  onRun: (act: BulkAct) => Promise<boolean>;
  onChooseAll: () => void;
  onNone: () => void;
};

/** What can be done to all chosen tickets at once. */
export function BulkBar({ rows, total, shown, names, isWorking, onRun, onChooseAll, onNone }: Props) {
  const [reply, setReply] = useState({ used: false, open: false });
  const pipelines = new Set(rows.map((row) => row.pipelineId));
  const pipelineName = new Map(names.pipelines.map((pipeline) => [pipeline.id, pipeline.name]));
  const stages = names.pipelines.flatMap((pipeline) =>
    names.stages.filter((stage) => stage.pipelineId === pipeline.id && pipelines.has(stage.pipelineId) && !stage.isRetired),
  );
  const people = names.people.map((person) => ({
    id: person.id,
    label: person.name,
    icon: <Avatar name={person.name} colourKey={person.id} size="xs" decorative />,
  }));
  const tags = names.tags.map((tag) => ({ id: tag.id, label: tag.name, icon: <Dot colour={hueNames.find((hue) => hue === tag.color) ?? "stone"} /> }));
  const used = new Set(rows.flatMap((row) => row.tagIds));
  return (
    <section
      aria-label={words.region}
      aria-busy={isWorking}
      className="flex flex-wrap items-center gap-1.5 border-line border-t bg-surface-raised px-4 py-2 shadow-float"
    >
      <span className="inline-flex items-center gap-1.5 font-medium text-sm" role="status">
        {isWorking && <Spinner />}
        {isWorking ? words.working : words.chosen(formatNumber(rows.length))}
      </span>
      <IconButton size="sm" name={words.none} icon={<X className="size-4" aria-hidden="true" />} onClick={onNone} />
      {rows.length === shown && total > shown && shown < BULK_LIMIT && (
        <Button size="sm" kind="ghost" onClick={onChooseAll}>
          {total > BULK_LIMIT ? words.chooseFirst(formatNumber(BULK_LIMIT), formatNumber(total)) : words.chooseAll(formatNumber(total))}
        </Button>
      )}
      {rows.length >= BULK_LIMIT && <span className="text-ink-muted text-sm">{words.limit(formatNumber(BULK_LIMIT))}</span>}
      <span className="hidden flex-1 sm:block" />
      <Pick
        label={words.stage}
        disabled={isWorking}
        options={stages.map((stage) => ({
          id: stage.id,
          label: stage.name,
          icon: <Dot colour={hueNames.find((hue) => hue === stage.color) ?? "stone"} />,
          disabled: !stage.mayEnter,
          hint: stage.mayEnter ? undefined : board.move.limited,
          group: pipelines.size > 1 ? pipelineName.get(stage.pipelineId) : undefined,
        }))}
        onPick={(stageId) => onRun({ kind: "stage", stageId })}
      />
      <Pick
        label={words.responsible}
        disabled={isWorking}
        options={[{ id: NOBODY, label: lists.noResponsible }, ...people]}
        onPick={(id) => onRun({ kind: "responsible", userId: id === NOBODY ? null : id })}
      />
      <Pick
        label={words.priority}
        disabled={isWorking}
        options={priorities.toReversed().map((id) => ({ id, label: board.card.priority[id] }))}
        onPick={(id) => onRun({ kind: "priority", priority: priorities.find((one) => one === id) ?? "NORMAL" })}
      />
      {tags.length > 0 && <Pick label={words.addTag} disabled={isWorking} options={tags} onPick={(id) => onRun({ kind: "tags", add: [id], remove: [] })} />}
      {used.size > 0 && (
        <Pick
          label={words.removeTag}
          disabled={isWorking}
          options={tags.filter((tag) => used.has(tag.id))}
          onPick={(id) => onRun({ kind: "tags", add: [], remove: [id] })}
        />
      )}
      <Pick
        label={words.close}
        disabled={isWorking}
        options={outcomes.map((id) => ({ id, label: tickets.closing.outcomes[id] }))}
        onPick={(id) => onRun({ kind: "close", outcome: outcomes.find((one) => one === id) ?? "SOLVED" })}
      />
      <Button size="sm" disabled={isWorking} onClick={() => setReply({ used: true, open: true })}>
        {words.reply}
      </Button>
      {reply.used && (
        <ReplyDialog
          open={reply.open}
          ticketIds={rows.map((row) => row.id)}
          onOpenChange={(open) => setReply({ used: true, open })}
          onSend={(body) => onRun({ kind: "reply", body })}
        />
      )}
    </section>
  );
}

type PickProps = { label: string; options: readonly SelectOption[]; disabled: boolean; onPick: (id: string) => unknown };

function Pick({ label, options, disabled, onPick }: PickProps): ReactNode {
  return (
    <SelectMenu label={label} options={options} value={null} onChange={(id) => void onPick(id)} disabled={disabled}>
      {(trigger) => (
        <Button {...trigger} size="sm" disabled={disabled}>
          {label}
        </Button>
      )}
    </SelectMenu>
  );
}
