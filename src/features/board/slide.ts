const DURATION = 160;

/** The element of a card on the board, if it is mounted. */
export function cardElement(number: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-ticket="${number}"]`);
}

/**
 * Shows a card that is about to be put elsewhere sliding there: call it before the change, and what it returns after the change has
 * been rendered. A copy slides over the page, since a column would clip the card itself. Nothing with reduced motion.
 */
export function slideCard(number: number): () => void {
  const before = cardElement(number);
  if (!before || window.matchMedia("(prefers-reduced-motion: reduce)").matches) return () => undefined;
  const from = before.getBoundingClientRect();
  const copy = before.cloneNode(true) as HTMLElement;
  return () => {
    const after = cardElement(number);
    if (!after) return;
    const to = after.getBoundingClientRect();
    if (Math.abs(to.left - from.left) + Math.abs(to.top - from.top) < 2) return;
    copy.removeAttribute("data-ticket");
    copy.setAttribute("aria-hidden", "true");
    copy.inert = true;
    Object.assign(copy.style, {
      position: "fixed",
      zIndex: "40",
      pointerEvents: "none",
      margin: "0",
      left: `${to.left}px`,
      top: `${to.top}px`,
      width: `${from.width}px`,
    });
    document.body.append(copy);
    after.style.visibility = "hidden";
    const slide = copy.animate([{ transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)` }, { transform: "none" }], {
      duration: DURATION,
      easing: "cubic-bezier(0.2, 0, 0, 1)",
    });
    const end = () => {
      copy.remove();
      after.style.visibility = "";
    };
    slide.addEventListener("finish", end);
    slide.addEventListener("cancel", end);
  };
}
