/** The properties that decide where letters fall in a text area. */
const COPIED = [
  "boxSizing",
  "width",
  "paddingTop",
  "paddingRight",
  "paddingBottom",
  "paddingLeft",
  "borderTopWidth",
  "borderRightWidth",
  "borderBottomWidth",
  "borderLeftWidth",
  "fontFamily",
  "fontSize",
  "fontWeight",
  "lineHeight",
  "letterSpacing",
  "direction",
  "unicodeBidi",
  "textAlign",
] as const;

/** Where a place of the text is drawn, in the window: a copy of the field is laid out to find out, for no browser tells. */
export function caretPlace(field: HTMLTextAreaElement, at: number): { left: number; top: number } {
  const box = field.getBoundingClientRect();
  const style = getComputedStyle(field);
  const copy = document.createElement("div");
  for (const name of COPIED) copy.style[name] = style[name];
  copy.dir = field.dir;
  Object.assign(copy.style, { position: "fixed", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word", top: "0", left: "0" });
  const mark = document.createElement("span");
  mark.textContent = "\u200b";
  copy.append(field.value.slice(0, at), mark, field.value.slice(at));
  document.body.append(copy);
  const place = mark.getBoundingClientRect();
  copy.remove();
  return { left: box.left + place.left, top: box.top + place.top - field.scrollTop };
}
