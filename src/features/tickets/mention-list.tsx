"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { tickets } from "@/messages/fa/tickets";
import { formatNumber } from "@/persian/digits";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import type { MentionPickerState } from "./use-mention-picker";

const words = tickets.composer.mention;
const WIDTH = 256;

/** The colleagues that fit what is typed after «@», above the line of the caret. */
export function MentionList({ picker }: { picker: MentionPickerState }) {
  const { isOpen, people, chosen, place, listId, optionId, put, setActive } = picker;
  const list = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<{ left: number; bottom: number } | null>(null);
  const [left, top] = [place?.left ?? 0, place?.top ?? 0];

  // The box around the composer is what it is placed in; inside the window, whichever way the text runs.
  useLayoutEffect(() => {
    const frame = list.current?.offsetParent?.getBoundingClientRect();
    if (!isOpen || !frame) return;
    const start = document.dir === "rtl" ? left - WIDTH : left;
    const inside = Math.max(8, Math.min(start, window.innerWidth - WIDTH - 8));
    setSpot({ left: inside - frame.left, bottom: frame.bottom - top + 4 });
  }, [isOpen, left, top]);

  return (
    <>
      <p role="status" className="sr-only">
        {isOpen ? words.found(formatNumber(people.length)) : ""}
      </p>
      {isOpen && (
        <div
          ref={list}
          id={listId}
          role="listbox"
          aria-label={words.list}
          style={{ width: WIDTH, ...(spot ?? { visibility: "hidden" }) }}
          className="motion-float absolute z-30 max-h-64 overflow-y-auto rounded-lg border border-line bg-surface-raised p-1 shadow-float"
        >
          {people.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's; the focus stays there
            <div
              key={person.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              // Keeps the focus, and with it the keyboard of a phone.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => put(person)}
              onPointerMove={() => setActive(index)}
              className={classNames(
                "flex min-h-9 cursor-pointer items-center gap-2 rounded px-2 py-1 text-base text-ink pointer-coarse:min-h-11",
                index === chosen && "bg-hover",
              )}
            >
              <Avatar name={person.name} colourKey={person.id} size="sm" decorative />
              <bdi className="min-w-0 flex-1 truncate text-start">{person.name}</bdi>
              {person.isAway && <span className="shrink-0 text-ink-faint text-xs">{words.away}</span>}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
