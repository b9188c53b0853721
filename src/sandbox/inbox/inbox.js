// The web inbox of the SMS sandbox. Every text of a message reaches the page as a text node, never as markup.
import { h, icon, iconButton, place } from "./elements.js";

const texts = JSON.parse(document.getElementById("texts").textContent);

async function ask(path, input) {
  const options = input === undefined ? {} : { method: "POST", body: JSON.stringify(input) };
  const response = await fetch(`/__sandbox/${path}`, options);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without permission for the clipboard: the old way, by a selection.
    const field = h("textarea", { readonly: true });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  const label = button.querySelector("span");
  button.querySelector("svg").replaceWith(icon("check"));
  if (label) label.textContent = texts.copied;
  status.textContent = texts.copied;
  setTimeout(() => {
    button.querySelector("svg").replaceWith(icon("copy"));
    if (label) label.textContent = texts.copy;
    status.textContent = "";
  }, 1600);
}

// The page

const phoneList = h("ul");
const noPhones = h("div", { class: "empty", hidden: true });
const account = h("div", { class: "account" });
const search = h("input", {
  type: "search",
  name: "search",
  placeholder: texts.search,
  "aria-label": texts.search,
  autocomplete: "off",
  oninput: () => refresh(),
});
const status = h("div", { role: "status", class: "spoken" });
const offline = h("div", { role: "alert", class: "offline", hidden: true }, texts.offline);
const thread = h("section", { class: "thread" });

document.body.append(
  h(
    "main",
    {},
    h(
      "nav",
      { class: "phones", "aria-label": texts.phones },
      h(
        "header",
        {},
        h("div", {}, h("h1", {}, texts.title), h("p", {}, texts.subtitle)),
        iconButton("plus", texts.newPhone, askPhone),
        iconButton("theme", texts.theme, switchTheme),
        iconButton("trash", texts.clear, askClear),
      ),
      h("div", { class: "search" }, icon("search"), search),
      h("div", { class: "phone-list" }, phoneList, noPhones),
      account,
    ),
    thread,
  ),
  offline,
  status,
);

function renderPhone(phone) {
  const mark = phone.failed
    ? h("em", { class: "failed" }, icon("alert"))
    : phone.code
      ? h("em", { class: "code number" }, phone.code)
      : h("em", {}, phone.count > 1 ? phone.countText : "");
  return h(
    "li",
    {},
    h(
      "a",
      { class: "phone", href: `#${phone.number}`, "aria-current": phone.current ? "true" : null },
      h("b", { class: "number" }, phone.numberText),
      h("time", {}, phone.timeText),
      h("span", { dir: "auto" }, phone.fromCustomer ? `${texts.you}: ${phone.text}` : phone.text),
      mark,
    ),
  );
}

function empty(name, title, hint) {
  return [icon(name), h("strong", {}, title), hint ? h("p", {}, hint) : null].filter(Boolean);
}

function renderAccount({ creditText, clockText, faultsText }) {
  const clearFaults = h("button", { type: "button", onclick: () => fetch("/__sandbox/faults", { method: "DELETE" }) }, texts.faultsClear);
  account.replaceChildren(
    h("div", {}, h("span", {}, texts.credit), h("strong", {}, creditText)),
    ...(clockText ? [h("div", {}, h("span", {}, texts.clock), h("strong", {}, clockText))] : []),
    ...(faultsText ? [h("div", {}, h("span", {}, `${texts.faults}: ${faultsText}`), clearFaults)] : []),
  );
}

function body(segments) {
  return h(
    "p",
    {},
    ...segments.map((segment) =>
      segment.type === "link" && /^https?:/.test(segment.href)
        ? h("a", { href: segment.href, target: "_blank", rel: "noopener noreferrer" }, segment.text)
        : segment.text,
    ),
  );
}

function otp(code) {
  const button = h("button", { type: "button", onclick: () => copy(code, button) }, icon("copy"), h("span", {}, texts.copy));
  return h("div", { class: "otp" }, h("div", {}, h("small", {}, texts.otp), h("output", { "data-otp": code }, code)), button);
}

const stateIcons = { delivered: "checks", failed: "alert", pending: "clock" };

function renderItem(item) {
  if (item.day) return h("li", { class: "day" }, item.day);
  if (item.note) return h("li", { class: "day" }, item.note);
  const meta = [h("time", { title: item.fullTimeText }, item.timeText)];
  if (!item.mine) {
    meta.push(h("span", { class: item.state }, icon(stateIcons[item.state]), item.statusText), h("span", {}, item.partsText), h("span", {}, item.costText));
    if (item.templateText) meta.push(h("span", {}, `${texts.template}: `, h("bdi", { dir: "ltr" }, item.templateText)));
    if (item.call) meta.push(h("span", {}, icon("call"), texts.call));
    if (item.repeatsText) meta.push(h("span", {}, `${item.repeatsText} ${texts.repeated}`));
  }
  return h(
    "li",
    { class: item.mine ? "message mine" : "message", "data-message": item.id },
    h("div", { class: "bubble" }, item.code ? otp(item.code) : null, body(item.segments)),
    h("div", { class: "meta" }, ...meta),
  );
}

let openNumber = null;
let messages = null;
let scroller = null;

function openThread(number) {
  openNumber = number;
  document.body.dataset.view = number ? "thread" : "phones";
  if (!number) {
    thread.replaceChildren(h("div", { class: "empty" }, ...empty("phone", texts.pick, texts.pickHint)));
    return;
  }
  messages = h("ol", { "aria-live": "polite" });
  scroller = h("div", { class: "messages", tabindex: "0" }, messages);
  const problem = h("p", { class: "problem", role: "alert", hidden: true }, texts.replyFailed);
  const send = h("button", { type: "submit", "aria-label": texts.send, title: texts.send, disabled: true }, icon("send"));
  const field = h("textarea", {
    name: "reply",
    rows: "1",
    maxlength: "900",
    placeholder: texts.replyAs,
    "aria-label": texts.replyAs,
    oninput: () => {
      send.disabled = field.value.trim() === "";
    },
    onkeydown: (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        form.requestSubmit();
      }
    },
  });
  const form = h(
    "form",
    {
      onsubmit: async (event) => {
        event.preventDefault();
        const text = field.value.trim();
        if (!text) return;
        try {
          await ask("inbound", { from: number, message: text });
          field.value = "";
          send.disabled = true;
          problem.hidden = true;
          await refresh();
          scroller.scrollTop = scroller.scrollHeight;
        } catch {
          problem.hidden = false;
        }
      },
    },
    field,
    send,
  );
  const title = h("h1", {}, h("bdi", { class: "number" }, number));
  const copyNumber = iconButton("copy", texts.copyNumber, () => copy(number, copyNumber));
  thread.replaceChildren(
    h(
      "header",
      {},
      iconButton(
        "back",
        texts.back,
        () => {
          location.hash = "";
        },
        "back",
      ),
      title,
      copyNumber,
    ),
    scroller,
    h("div", { class: "reply" }, form, problem),
  );
  thread.title_ = title;
}

async function refreshThread() {
  if (!openNumber) return;
  const number = openNumber;
  const view = await ask(`thread?phone=${encodeURIComponent(number)}`);
  if (number !== openNumber) return;
  thread.title_.firstChild.textContent = view.numberText;
  const wasAtEnd = messages.children.length === 0 || scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  const items = [];
  if (view.more) items.push({ key: "more", note: texts.older });
  let day = null;
  for (const item of view.items) {
    if (item.dayText !== day) items.push({ key: `day ${item.dayText}`, day: item.dayText });
    day = item.dayText;
    items.push({ key: item.id, ...item });
  }
  place(messages, items, (item) => item.key, renderItem);
  if (wasAtEnd) scroller.scrollTop = scroller.scrollHeight;
}

async function refreshPhones() {
  const view = await ask(`phones?search=${encodeURIComponent(search.value)}`);
  renderAccount(view.account);
  place(
    phoneList,
    view.phones.map((phone) => ({ ...phone, current: phone.number === openNumber })),
    (phone) => phone.number,
    renderPhone,
  );
  noPhones.hidden = view.phones.length > 0;
  noPhones.replaceChildren(...(search.value ? empty("search", texts.noMatch) : empty("phone", texts.noPhones, texts.noPhonesHint)));
}

let running = null;
let again = false;

/** One refresh at a time; a change during it causes one more. */
function refresh() {
  if (running) {
    again = true;
    return running;
  }
  running = Promise.all([refreshPhones(), refreshThread()])
    .catch(() => {})
    .then(() => {
      running = null;
      if (!again) return undefined;
      again = false;
      return refresh();
    });
  return running;
}

function dialog(title, content, actionText, actionClass, action) {
  const box = h(
    "dialog",
    { onclose: () => box.remove() },
    h("h2", {}, title),
    h(
      "form",
      {
        method: "dialog",
        onsubmit: async (event) => {
          event.preventDefault();
          if ((await action()) !== false) box.close();
        },
      },
      content,
      h(
        "div",
        { class: "actions" },
        h("button", { type: "submit", class: `button ${actionClass}` }, actionText),
        h("button", { type: "button", class: "button", onclick: () => box.close() }, texts.cancel),
      ),
    ),
  );
  document.body.append(box);
  box.showModal();
}

function askClear() {
  dialog(texts.clearSure, null, texts.clear, "danger", async () => {
    await fetch("/__sandbox/messages", { method: "DELETE" });
    location.hash = "";
    await refresh();
  });
}

function askPhone() {
  const problem = h("p", { class: "problem", role: "alert", hidden: true }, texts.newPhoneBad);
  const field = h("input", { name: "phone", inputmode: "tel", autocomplete: "off" });
  dialog(texts.newPhone, h("div", {}, h("label", {}, texts.newPhoneNumber, field), problem), texts.open, "primary", async () => {
    const { number } = await ask(`thread?phone=${encodeURIComponent(field.value)}`);
    problem.hidden = /^09\d{9}$/.test(number);
    if (!problem.hidden) return false;
    location.hash = number;
    return true;
  });
}

function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
}

function switchTheme() {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  applyTheme(dark ? "light" : "dark");
  localStorage.setItem("kariz-sandbox-theme", dark ? "light" : "dark");
}

function route() {
  const number = decodeURIComponent(location.hash.slice(1));
  if (number !== openNumber) openThread(number || null);
  refresh();
}

applyTheme(localStorage.getItem("kariz-sandbox-theme"));
addEventListener("hashchange", route);
openThread(null);
route();

const events = new EventSource("/__sandbox/events");
events.addEventListener("changed", () => refresh());
events.onopen = () => {
  offline.hidden = true;
  refresh();
};
events.onerror = () => {
  offline.hidden = false;
};
// «۵ دقیقه پیش» grows old by itself.
setInterval(refresh, 30_000);
