import type { Actor } from "@/domain/actor";
import { frame, OPENING } from "./frames";

/** Who may hold a line. */
export type Listener = Extract<Actor, { kind: "agent" | "customer" | "link" }>;

/** Bytes that may wait for one browser. Who is slower than that is cut off; coming back, it goes on where it was. */
const WAITING_LIMIT = 256 * 1_024;

/** One open stream of one browser. While it catches up with what it missed, news waits behind that. */
export class Line {
  readonly body: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  private held: Uint8Array[] | null = [];

  constructor(
    readonly actor: Listener,
    readonly openedAt: number,
    private readonly onClosed: (line: Line) => void,
  ) {
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
          controller.enqueue(OPENING);
        },
        cancel: () => this.gone(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
    );
  }

  get isOpen(): boolean {
    return this.controller !== null;
  }

  /** What comes before all news: the greeting and whatever was missed. Opens the way for the news that waited. */
  greet(...frames: readonly Uint8Array[]): void {
    const held = this.held ?? [];
    this.held = null;
    for (const bytes of [...frames, ...held]) this.send(bytes);
  }

  send = (bytes: Uint8Array): void => {
    if (!this.controller) return;
    if (this.held) {
      this.held.push(bytes);
      return;
    }
    if ((this.controller.desiredSize ?? 0) < -WAITING_LIMIT) this.cut();
    else this.controller.enqueue(bytes);
  };

  /** Ends the line in good order. */
  end(again: boolean): void {
    const { controller } = this;
    if (!controller) return;
    this.gone();
    controller.enqueue(frame("end", { again }));
    controller.close();
  }

  /** The other side has gone, or does not read: what waits for it is dropped. */
  cut(): void {
    const { controller } = this;
    if (!controller) return;
    this.gone();
    // Next takes an abort for what it is and closes the connection without a word.
    controller.error(new DOMException("the browser does not keep up", "AbortError"));
  }

  private gone(): void {
    if (!this.controller) return;
    this.controller = null;
    this.held = null;
    this.onClosed(this);
  }
}
