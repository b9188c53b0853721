/**
 * The provider's clock. It runs at the speed of the real one but can be moved,
 * so that the 12 h and 48 h report windows are tested in milliseconds (facts §1.6).
 */
export class VirtualClock {
  #offsetMs = 0;
  #listeners = new Set<() => void>();

  /** Milliseconds since 1970 on the virtual clock. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Whole seconds since 1970, the unit of every date in the provider's API. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
    for (const listener of this.#listeners) listener();
  }

  setAt(ms: number): void {
    this.advance(ms - this.now());
  }

  reset(): void {
    this.advance(-this.#offsetMs);
  }

  onMove(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
