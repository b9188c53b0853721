/**
 * Whether the server is within reach, told by what became of requests: the browser's own word about the network misses a server that is
 * down, and is lost to a page that begins to listen a moment too late.
 */
export class Connection {
  private lostAt: number | null = null;
  private readonly listeners = new Set<() => void>();

  isReached = (): boolean => this.lostAt === null;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A request did not reach the server, or the browser says that its network is gone. */
  lose = (): void => this.change(performance.now());

  /** `fetch` that takes note: any answer proves the connection, none disproves it; a request that was called off says nothing. */
  fetch: typeof fetch = async (input, init) => {
    const began = performance.now();
    try {
      const answer = await fetch(input, init);
      // An answer on its way since before the loss proves nothing about now.
      if (this.lostAt !== null && began >= this.lostAt) this.change(null);
      return answer;
    } catch (error) {
      if (!init?.signal?.aborted) this.lose();
      throw error;
    }
  };

  private change(lostAt: number | null): void {
    const changed = (this.lostAt === null) !== (lostAt === null);
    this.lostAt = lostAt;
    if (changed) for (const listener of this.listeners) listener();
  }
}

/** The browser's one connection to the desk. */
export const connection = new Connection();
