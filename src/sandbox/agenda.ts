/** Things to do at a virtual time, earliest first: a binary heap, because a drain test plans 100,000 messages. */
export class Agenda<T> {
  #heap: { at: number; item: T }[] = [];

  get size(): number {
    return this.#heap.length;
  }

  clear(): void {
    this.#heap = [];
  }

  add(at: number, item: T): void {
    const heap = this.#heap;
    heap.push({ at, item });
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.#at(parent) <= this.#at(child)) break;
      this.#swap(parent, child);
      child = parent;
    }
  }

  /** Takes the earliest item planned at or before `now`, with its time, or null. */
  takeDue(now: number): { at: number; item: T } | null {
    const heap = this.#heap;
    const first = heap[0];
    if (!first || first.at > now) return null;
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    let parent = 0;
    for (;;) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < this.#heap.length && this.#at(child) < this.#at(least)) least = child;
      }
      if (least === parent) return;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #at(index: number): number {
    return this.#heap[index]?.at ?? Number.POSITIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [x, y] = [this.#heap[a], this.#heap[b]];
    if (x && y) {
      this.#heap[a] = y;
      this.#heap[b] = x;
    }
  }
}
