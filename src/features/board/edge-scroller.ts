/** How near an edge scrolling begins (px), and its greatest step per frame (px). */
const EDGE = 72;
const GREATEST = 18;

const pace = (depth: number): number => Math.min(1, Math.max(0, depth / EDGE)) * GREATEST;

/** How far to scroll for a pointer at `at` between two edges: negative towards the first one. */
export function edgeStep(at: number, first: number, last: number): number {
  return pace(at - (last - EDGE)) - pace(first + EDGE - at);
}

export type EdgeScroller = { stop: () => void; point: () => { x: number; y: number } };

/**
 * Scrolls the board, and the list under the pointer, while a card is held near an edge. `scrollBy` is physical in both directions and
 * the browser clamps it, which is why this works right to left where dnd-kit's own does not (web-stack.md §7).
 */
export function startEdgeScroller(start: { x: number; y: number }, board: HTMLElement, lists: () => Iterable<HTMLElement>, onScroll: () => void): EdgeScroller {
  let { x, y } = start;
  let frame = 0;
  const follow = (event: MouseEvent | TouchEvent) => {
    const at = "touches" in event ? event.touches[0] : event;
    if (at) ({ clientX: x, clientY: y } = at);
  };
  const tick = () => {
    const box = board.getBoundingClientRect();
    const dx = edgeStep(x, box.left, box.right);
    const before = board.scrollLeft;
    if (dx) board.scrollBy({ left: dx, behavior: "instant" });
    let moved = board.scrollLeft !== before;
    for (const list of lists()) {
      const { left, right, top, bottom } = list.getBoundingClientRect();
      if (x < left || x > right) continue;
      const dy = edgeStep(y, top, bottom);
      const was = list.scrollTop;
      if (dy) list.scrollBy({ top: dy, behavior: "instant" });
      moved ||= list.scrollTop !== was;
      break;
    }
    if (moved) onScroll();
    frame = requestAnimationFrame(tick);
  };
  window.addEventListener("mousemove", follow, { passive: true });
  window.addEventListener("touchmove", follow, { passive: true });
  frame = requestAnimationFrame(tick);
  return {
    point: () => ({ x, y }),
    stop: () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("mousemove", follow);
      window.removeEventListener("touchmove", follow);
    },
  };
}
