"use client";

import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  DragOverlay,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { ChevronDown, ChevronUp, GripVertical } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { reordered } from "@/domain/pipelines/rules";
import { pipelines } from "@/messages/fa/pipelines";
import { toPersianDigits } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { classNames } from "@/ui/class-names";
import { IconButton } from "@/ui/icon-button";

const words = pipelines.order;
const mouse = { activationConstraint: { distance: 4 } };
const touch = { activationConstraint: { delay: 150, tolerance: 8 } };
const silent = {
  announcements: { onDragStart: none, onDragOver: none, onDragEnd: none, onDragCancel: none },
  screenReaderInstructions: { draggable: "" },
  restoreFocus: false,
};

function none(): undefined {
  return undefined;
}

const collisions: CollisionDetection = (args) => {
  const within = pointerWithin(args);
  return within.length > 0 ? within : closestCenter(args);
};

type Item = { readonly id: string; readonly name: string };
type Props<T extends Item> = {
  items: readonly T[];
  label: string;
  onOrder: (ids: string[]) => void;
  disabled?: boolean;
  /** `tools`: the handle and the two buttons, to be drawn at the start of the row. */
  children: (item: T, tools: ReactNode) => ReactNode;
};

/** A list put in order by dragging its handles, by buttons, or with the arrow keys on a handle; each new place is said. */
export function OrderList<T extends Item>({ items, label, onOrder, disabled = false, children }: Props<T>) {
  const [held, setHeld] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const listRef = useRef<HTMLOListElement>(null);
  const sensors = useSensors(useSensor(MouseSensor, mouse), useSensor(TouchSensor, touch));
  const indexOf = (id: string | null) => items.findIndex((item) => item.id === id);

  const move = (id: string, to: number) => {
    const from = indexOf(id);
    const item = items[from];
    if (!item || to < 0 || to >= items.length || to === from) return;
    onOrder(reordered(items, from, to).map((one) => one.id));
    setSaid(words.placed(isolate(item.name), toPersianDigits(String(to + 1)), toPersianDigits(String(items.length))));
  };
  /** The focus follows the row: moving its element in the document takes it away. */
  const moveByKey = (id: string, to: number, focus: string) => {
    move(id, to);
    requestAnimationFrame(() => {
      const row = listRef.current?.querySelector(`[data-row="${id}"]`);
      const wanted = row?.querySelector<HTMLButtonElement>(`[data-order="${focus}"]`);
      (wanted && !wanted.disabled ? wanted : row?.querySelector<HTMLButtonElement>("[data-order=handle]"))?.focus();
    });
  };
  const lifted = items[indexOf(held)];

  return (
    <DndContext
      id={label}
      sensors={sensors}
      collisionDetection={collisions}
      accessibility={silent}
      onDragStart={({ active }) => setHeld(String(active.id))}
      onDragOver={({ over: on }) => setOver(on ? String(on.id) : null)}
      onDragCancel={() => {
        setHeld(null);
        setOver(null);
      }}
      onDragEnd={({ active, over: on }) => {
        setHeld(null);
        setOver(null);
        if (on) move(String(active.id), indexOf(String(on.id)));
      }}
    >
      <p role="status" aria-live="polite" className="sr-only">
        {said}
      </p>
      <ol ref={listRef} aria-label={label} className="flex flex-col gap-2">
        {items.map((item, index) => {
          const line = over === item.id && held !== null && held !== item.id ? (indexOf(held) < index ? "after" : "before") : null;
          return (
            <Row key={item.id} item={item} line={line} isHeld={held === item.id}>
              {(handle) =>
                children(
                  item,
                  <span className="flex shrink-0 items-center">
                    <button
                      type="button"
                      ref={handle.ref}
                      {...handle.listeners}
                      data-order="handle"
                      disabled={disabled}
                      aria-label={words.handle(item.name)}
                      title={words.hint}
                      onKeyDown={(event: KeyboardEvent) => {
                        const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: items.length - 1 }[event.key];
                        if (to === undefined) return;
                        event.preventDefault();
                        moveByKey(item.id, to, "handle");
                      }}
                      className="inline-flex h-8 w-6 cursor-grab touch-none items-center justify-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink disabled:cursor-default pointer-coarse:h-11 pointer-coarse:w-9"
                    >
                      <GripVertical className="size-4" aria-hidden="true" />
                    </button>
                    <span className="flex flex-col">
                      <IconButton
                        size="sm"
                        name={words.up(item.name)}
                        data-order="up"
                        icon={<ChevronUp className="size-4" />}
                        disabled={disabled || index === 0}
                        onClick={() => moveByKey(item.id, index - 1, "up")}
                      />
                      <IconButton
                        size="sm"
                        name={words.down(item.name)}
                        data-order="down"
                        icon={<ChevronDown className="size-4" />}
                        disabled={disabled || index === items.length - 1}
                        onClick={() => moveByKey(item.id, index + 1, "down")}
                      />
                    </span>
                  </span>,
                )
              }
            </Row>
          );
        })}
      </ol>
      <DragOverlay dropAnimation={null} zIndex={50}>
        {lifted && (
          <div className="flex h-12 items-center gap-2 rounded-lg border border-line-strong bg-surface-raised px-3 shadow-lift">
            <GripVertical className="size-4 text-ink-faint" aria-hidden="true" />
            <bdi className="truncate font-medium">{lifted.name}</bdi>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

type Handle = { ref: (node: HTMLElement | null) => void; listeners: Record<string, unknown> };

function Row({ item, line, isHeld, children }: { item: Item; line: "before" | "after" | null; isHeld: boolean; children: (handle: Handle) => ReactNode }) {
  const { setNodeRef: dropRef } = useDroppable({ id: item.id });
  const { setNodeRef, setActivatorNodeRef, listeners } = useDraggable({ id: item.id });
  // The arrows are ours; the sensors need the pointer only.
  const { onKeyDown: _, ...pointer } = listeners ?? {};
  return (
    <li
      ref={(node) => {
        dropRef(node);
        setNodeRef(node);
      }}
      data-row={item.id}
      className={classNames("relative", isHeld && "opacity-40")}
    >
      {line && (
        <span aria-hidden="true" className={classNames("absolute inset-x-0 h-0.5 rounded-full bg-accent", line === "before" ? "-top-1.5" : "-bottom-1.5")} />
      )}
      {children({ ref: setActivatorNodeRef, listeners: pointer })}
    </li>
  );
}
