import { isEndingAllowed } from "@/domain/attachments/file-kinds";
import { FILE_LIMIT_BYTES, FILES_PER_MESSAGE } from "@/domain/attachments/limits";
import type { FileItem } from "@/domain/attachments/schema";
import type { Reason } from "@/domain/errors";
import { type Destination, NotSent, sendFile, takeBackFile } from "./send-file";

export type Upload = {
  key: number;
  name: string;
  sizeBytes: number;
  /** Share that has left, 0 to 1; at 1 the server looks at it. */
  share: number;
  state: "waiting" | "sending" | "ready" | "failed";
  failure?: Reason | "offline";
  /** What the server made of it. */
  file?: FileItem;
};

export type Uploads = { readonly list: readonly Upload[]; readonly isTooMany: boolean };

const AT_ONCE = 2;
const DISTANT_ENDS = new Set(["offline", "attachment.interrupted", "attachment.storage_full", "attachment.day_full", "auth.required", "internal"]);

/** True when sending the same file again may go better. */
export function isWorthRetrying(upload: Upload): boolean {
  return upload.state === "failed" && DISTANT_ENDS.has(upload.failure ?? "offline");
}

/**
 * The files of one message while it is written: several chosen at once, two sent at a time, each with its progress, a failure of one
 * leaves the others and the text alone. What cannot be taken is said before anything is sent. No framework in here.
 */
export function uploadQueue(to: Destination) {
  const files = new Map<number, File>();
  const aborts = new Map<number, AbortController>();
  const listeners = new Set<() => void>();
  let uploads: Uploads = { list: [], isTooMany: false };
  let count = 0;

  const show = (next: Uploads) => {
    uploads = next;
    for (const listener of listeners) listener();
  };
  const change = (key: number, part: Partial<Upload>) =>
    show({ ...uploads, list: uploads.list.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)) });

  async function send(key: number): Promise<void> {
    const file = files.get(key);
    if (!file) return;
    const abort = new AbortController();
    aborts.set(key, abort);
    change(key, { state: "sending", share: 0, failure: undefined });
    try {
      const stored = await sendFile(file, to, (share) => change(key, { share }), abort.signal);
      if (abort.signal.aborted) takeBackFile(stored.id, to);
      else change(key, { state: "ready", share: 1, file: stored });
    } catch (error) {
      change(key, { state: "failed", failure: error instanceof NotSent ? error.reason : "offline" });
    } finally {
      aborts.delete(key);
      advance();
    }
  }

  function advance(): void {
    const free = AT_ONCE - uploads.list.filter((upload) => upload.state === "sending").length;
    for (const upload of uploads.list.filter((each) => each.state === "waiting").slice(0, Math.max(0, free))) void send(upload.key);
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: (): Uploads => uploads,
    add(given: readonly File[]): void {
      const room = FILES_PER_MESSAGE - uploads.list.length;
      const added = given.slice(0, room).map((file): Upload => {
        count += 1;
        files.set(count, file);
        const failure = refusalOf(file);
        return { key: count, name: file.name, sizeBytes: file.size, share: 0, state: failure ? "failed" : "waiting", failure };
      });
      show({ list: [...uploads.list, ...added], isTooMany: given.length > room });
      advance();
    },
    retry(key: number): void {
      change(key, { state: "waiting", failure: undefined });
      advance();
    },
    remove(key: number): void {
      aborts.get(key)?.abort();
      const gone = uploads.list.find((upload) => upload.key === key);
      if (gone?.file) takeBackFile(gone.file.id, to);
      files.delete(key);
      show({ list: uploads.list.filter((upload) => upload.key !== key), isTooMany: false });
      advance();
    },
    /** Files that the server has already, for example of a note that was taken back. */
    restore(stored: readonly FileItem[]): void {
      const added = stored.map((file): Upload => {
        count += 1;
        return { key: count, name: file.fileName, sizeBytes: file.sizeBytes, share: 1, state: "ready", file };
      });
      show({ list: [...uploads.list, ...added], isTooMany: false });
    },
    /** After the message was sent: its files belong to it now. */
    clear(): void {
      files.clear();
      show({ list: [], isTooMany: false });
    },
    /** Waits until nothing is on its way; answers with the ids, or null when a file has failed. */
    async settled(): Promise<string[] | null> {
      const isBusy = () => uploads.list.some((upload) => upload.state === "waiting" || upload.state === "sending");
      while (isBusy()) {
        await new Promise<void>((resolve) => {
          const listener = () => {
            if (isBusy()) return;
            listeners.delete(listener);
            resolve();
          };
          listeners.add(listener);
        });
      }
      if (uploads.list.some((upload) => upload.state === "failed")) return null;
      return uploads.list.flatMap((upload) => (upload.file ? [upload.file.id] : []));
    },
  };
}

export type UploadQueue = ReturnType<typeof uploadQueue>;

/** What the server would refuse in any case. */
function refusalOf(file: File): Reason | undefined {
  if (!isEndingAllowed(file.name)) return "attachment.type_refused";
  if (file.size > FILE_LIMIT_BYTES) return "attachment.too_large";
  return file.size === 0 ? "attachment.empty" : undefined;
}
