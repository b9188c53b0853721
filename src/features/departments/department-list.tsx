"use client";
import { closestCenter, DndContext, type DragEndEvent, MouseSensor, TouchSensor, useDraggable, useDroppable, useSensor, useSensors } from "@dnd-kit/core";
import { ChevronDown, ChevronUp, Clock, EyeOff, GripVertical } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { placeAfter } from "@/domain/board/place";
import type { DepartmentEntry } from "@/domain/departments/schema";
import { api, failureOf } from "@/features/desk";
import { departments } from "@/messages/fa/departments";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Badge } from "@/ui/badge";
import { classNames } from "@/ui/class-names";
import { IconButton } from "@/ui/icon-button";
import { showToast } from "@/ui/toast-queue";

const words = departments.list;

type Props = {
  departments: readonly DepartmentEntry[];
  retired: readonly DepartmentEntry[];
  onMoved: (all: DepartmentEntry[]) => void;
  refresh: () => Promise<void>;
};

// The list says by itself what happened; the library's own English sentences stay silent.
const none = () => undefined;
const silent = { announcements: { onDragStart: none, onDragOver: none, onDragEnd: none, onDragCancel: none }, screenReaderInstructions: { draggable: "" } };

/** Departments in use, arranged by dragging or with the buttons of each line. Shown at once, put back when the server refuses. */
export function DepartmentList({ departments: list, retired, onMoved, refresh }: Props) {
  const [said, setSaid] = useState("");
  const [over, setOver] = useState<{ id: string; isBelow: boolean } | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
  );
  const placeOf = (id: unknown) => list.findIndex((one) => one.id === id);

  async function put(from: number, to: number) {
    const moved = list[from];
    if (!moved || from === to || to < 0 || to >= list.length) return;
    const rest = list.filter((one) => one !== moved);
    const afterId = to === 0 ? null : (rest[to - 1]?.id ?? null);
    onMoved([...placeAfter(list, moved, afterId), ...retired]);
    setSaid(words.movedTo(isolate(moved.name), formatNumber(to + 1)));
    try {
      await api.departments.move.mutate({ departmentId: moved.id, afterId });
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
      onMoved([...list, ...retired]);
      await refresh().catch(() => {});
    }
  }

  const end = ({ active, over: target }: DragEndEvent) => {
    setOver(null);
    if (target) void put(placeOf(active.id), placeOf(target.id));
  };

  return (
    <DndContext
      id="departments"
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={silent}
      onDragOver={({ active, over: target }) =>
        setOver(target && target.id !== active.id ? { id: String(target.id), isBelow: placeOf(target.id) > placeOf(active.id) } : null)
      }
      onDragCancel={() => setOver(null)}
      onDragEnd={end}
    >
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <ol aria-label={departments.title} className="flex flex-col gap-2">
        {list.map((one, index) => (
          <Row
            key={one.id}
            department={one}
            isFirst={index === 0}
            isLast={index === list.length - 1}
            line={over?.id === one.id ? (over.isBelow ? "below" : "above") : null}
            onUp={() => void put(index, index - 1)}
            onDown={() => void put(index, index + 1)}
          />
        ))}
      </ol>
      <p className="mt-2 text-ink-muted text-sm">{words.order}</p>
    </DndContext>
  );
}

type RowProps = { department: DepartmentEntry; isFirst: boolean; isLast: boolean; line: "above" | "below" | null; onUp: () => void; onDown: () => void };

function Row({ department: one, isFirst, isLast, line, onUp, onDown }: RowProps) {
  const { setNodeRef: setDrop } = useDroppable({ id: one.id });
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: one.id });
  const { name } = one;
  const place = one.entryStageName === null ? words.noEntry(isolate(one.pipelineName)) : words.place(isolate(one.pipelineName), isolate(one.entryStageName));
  const rule = one.fixedResponsibleName ? isolate(one.fixedResponsibleName) : departments.form.rules[one.responsibleRule];
  return (
    <li
      ref={(node) => {
        setDrop(node);
        setNodeRef(node);
      }}
      data-department={one.name}
      style={transform ? { transform: `translate(0px, ${transform.y}px)` } : undefined}
      className={classNames(
        "relative flex items-center gap-1 rounded-lg border bg-surface-raised py-2 ps-1 pe-3",
        isDragging ? "z-10 border-accent shadow-sheet" : "border-line",
        line === "above" && "before:absolute before:inset-x-0 before:-top-1.5 before:h-0.5 before:rounded before:bg-accent",
        line === "below" && "before:absolute before:inset-x-0 before:-bottom-1.5 before:h-0.5 before:rounded before:bg-accent",
      )}
    >
      <span {...listeners} title={words.drag(name)} className="flex h-9 w-6 shrink-0 cursor-grab touch-none items-center justify-center text-ink-faint">
        <GripVertical className="size-4" aria-hidden="true" />
      </span>
      <span className="flex shrink-0 flex-col">
        <IconButton size="sm" name={words.up(name)} icon={<ChevronUp className="size-4" />} disabled={isFirst} onClick={onUp} />
        <IconButton size="sm" name={words.down(name)} icon={<ChevronDown className="size-4" />} disabled={isLast} onClick={onDown} />
      </span>
      <span className="min-w-0 flex-1 ps-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            href={`/settings/departments/${one.id}`}
            className="min-w-0 max-w-full truncate font-semibold underline-offset-4 hover:underline focus-visible:underline"
          >
            <bdi>{one.name}</bdi>
          </Link>
          {one.isInPortal ? null : <Badge icon={<EyeOff className="size-3.5" aria-hidden="true" />}>{words.hidden}</Badge>}
          {one.hasOwnHours ? <Badge icon={<Clock className="size-3.5" aria-hidden="true" />}>{words.ownHours}</Badge> : null}
        </span>
        <span className="block text-ink-muted text-sm [overflow-wrap:anywhere]">{place}</span>
        <span className="block text-ink-muted text-sm [overflow-wrap:anywhere]">
          {[
            one.memberCount === 0 ? words.nobody : words.people(formatNumber(one.memberCount)),
            words.open(formatNumber(one.openCount)),
            ...(one.responsibleRule === "NONE" ? [] : [`${departments.form.rule}: ${rule}`]),
          ].join(" · ")}
        </span>
      </span>
    </li>
  );
}
