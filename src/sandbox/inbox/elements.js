// How the web inbox makes its elements: texts only ever become text nodes.

const icons = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm9 16-4-4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  check: "m5 12.5 4.5 4.5L19 7.5",
  checks: "m2 12.5 4.5 4.5L15 8.5M12 16l1 1 9-9",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3 2",
  alert: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5v5M12 16.2v.1",
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  back: "m9 5 7 7-7 7",
  plus: "M12 5v14M5 12h14",
  trash: "M4 7h16M10 11v6M14 11v6M6 7l1 13h10l1-13M9 7V4h6v3",
  theme: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  phone: "M8 3h8a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm3 15h2",
  call: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2Z",
};

export function icon(name, className = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  if (className) svg.setAttribute("class", className);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}

/** An element: attributes by name, `on…` as listeners, children as nodes or texts; null children are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export function iconButton(name, label, onclick, className = "") {
  return h("button", { type: "button", class: `icon-button ${className}`, "aria-label": label, title: label, onclick }, icon(name));
}

/** Makes the children of `container` those of `items`, leaving unchanged ones in place so that focus and selection stay. */
export function place(container, items, keyOf, render) {
  const before = container.rendered ?? new Map();
  const after = new Map();
  items.forEach((item, index) => {
    const json = JSON.stringify(item);
    const known = before.get(keyOf(item));
    const element = known?.json === json ? known.element : render(item);
    after.set(keyOf(item), { json, element });
    if (container.children[index] !== element) container.insertBefore(element, container.children[index] ?? null);
  });
  while (container.children.length > items.length) container.lastElementChild.remove();
  container.rendered = after;
}
