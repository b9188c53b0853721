"use client";

import { type ClipboardEvent, type DragEvent, useRef, useState, useSyncExternalStore } from "react";
import type { Destination } from "./send-file";
import { type UploadQueue, uploadQueue } from "./upload-queue";

const nothing = { list: [], isTooMany: false } as const;

/** The queue of one form and what it holds now. A changed destination begins a new queue. */
export function useUploads(to: Destination) {
  const held = useRef<{ key: string; queue: UploadQueue } | null>(null);
  const key = `${to.ticketId ?? ""} ${to.asLink ?? false}`;
  if (held.current?.key !== key) held.current = { key, queue: uploadQueue(to) };
  const { queue } = held.current;
  const uploads = useSyncExternalStore(queue.subscribe, queue.current, () => nothing);
  return { queue, uploads };
}

/** Takes files that are dropped on an element or pasted into it; `isOver` while some hover above it. */
export function useFileTarget(queue: UploadQueue) {
  const [depth, setDepth] = useState(0);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return {
    isOver: depth > 0,
    target: {
      onDragEnter: (event: DragEvent) => hasFiles(event) && setDepth((before) => before + 1),
      onDragLeave: (event: DragEvent) => hasFiles(event) && setDepth((before) => Math.max(0, before - 1)),
      onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        queue.add([...event.dataTransfer.files]);
      },
      onPaste: (event: ClipboardEvent) => {
        const files = [...event.clipboardData.files];
        // Office programs put a picture beside the text they copy: then the text is meant.
        if (files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
        event.preventDefault();
        queue.add(files);
      },
    },
  };
}
