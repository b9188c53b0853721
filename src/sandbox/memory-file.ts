import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Snapshot, Store } from "./store";

const keptMessages = 2_000;
const settleMs = 400;

/** Keeps the latest messages over a restart. Losing the file loses nothing but the inbox, so a bad one is ignored. */
export class MemoryFile {
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly path: string | null,
    private readonly store: Store,
  ) {}

  async load(): Promise<void> {
    if (!this.path) return;
    try {
      this.store.restore(JSON.parse(await readFile(this.path, "utf8")) as Snapshot);
    } catch {
      // Absent at the first start.
    }
  }

  saveSoon(): void {
    if (!this.path || this.#timer) return;
    this.#timer = setTimeout(() => void this.flush(), settleMs).unref();
  }

  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    if (!this.path) return;
    try {
      await mkdir(dirname(this.path), { recursive: true });
      const draft = `${this.path}.new`;
      await writeFile(draft, JSON.stringify(this.store.snapshot(keptMessages)), { mode: 0o600 });
      await rename(draft, this.path);
    } catch {
      // A full disk must not stop the sandbox; the messages are still in memory.
    }
  }
}
