/** How near an edge scrolling begins (px), and its greatest step per frame (px). */
const EDGE = 72;
const GREATEST = 18;
/** A board narrower than this (px) shows one stage at a time and is turned like pages: so near the edge, after so long (ms). */
const NARROW = 640;
const PAGE_EDGE = 44;
const FIRST_TURN = 300;
const NEXT_TURN = 900;

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
  let lastLeft = board.scrollLeft;
  let turnAt: number | null = null;
  const follow = (event: MouseEvent | TouchEvent) => {
    const at = "touches" in event ? event.touches[0] : event;
    if (at) ({ clientX: x, clientY: y } = at);
  };
  const turnPages = (box: DOMRect, now: number) => {
    const side = x < box.left + PAGE_EDGE ? -1 : x > box.right - PAGE_EDGE ? 1 : 0;
    if (side === 0) turnAt = null;
    else if (turnAt === null) turnAt = now + FIRST_TURN;
    else if (now >= turnAt) {
      turnAt = now + NEXT_TURN;
      board.scrollBy({ left: side * (board.firstElementChild?.clientWidth ?? box.width), behavior: "smooth" });
    }
  };
  const tick = (now: number) => {
    const box = board.getBoundingClientRect();
    const dx = box.width < NARROW ? 0 : edgeStep(x, box.left, box.right);
    if (dx) board.scrollBy({ left: dx, behavior: "instant" });
    if (box.width < NARROW) turnPages(box, now);
    let moved = board.scrollLeft !== lastLeft;
    lastLeft = board.scrollLeft;
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
