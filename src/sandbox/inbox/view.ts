import { sandbox as words } from "@/messages/fa/sandbox";
import { formatDateTime, formatLongDate, formatRelative, formatTime, sameDay } from "@/persian/dates";
import { formatNumber, toLatinDigits, toPersianDigits } from "@/persian/digits";
import { linkify } from "@/persian/links";
import { formatPhone, isIranianMobile } from "@/persian/phone";
import { foldForSearch } from "@/persian/text";
import { finalStatuses, type Incoming, type Outgoing, statusText } from "../message";
import { sameReceptor } from "../receptor";
import type { Store } from "../store";

const maxPhones = 300;
const maxThread = 200;

/** The code a person would type: WebOTP's last line, or digits after a word for "code". ASCII digits, or null. */
export function codeIn(text: string): string | null {
  const plain = toLatinDigits(text);
  const webOtp = /^@\S+ #(\d{4,10})$/m.exec(plain)?.[1];
  return webOtp ?? /(?:کد|رمز|code)[^\d\n]{0,40}?(?<![\d/])(\d{4,8})(?!\d)/i.exec(plain)?.[1] ?? null;
}

/** «۰۹۱۲ ۳۴۵ ۶۷۸۹» for a mobile, Persian digits for anything else. */
function phoneText(number: string): string {
  const e164 = `+98${number.slice(1)}`;
  return isIranianMobile(e164) ? formatPhone(e164) : toPersianDigits(number);
}

type Item = { out: Outgoing } | { in: Incoming };

function dateOf(item: Item): number {
  return "out" in item ? item.out.date : item.in.date;
}

function idOf(item: Item): number {
  return "out" in item ? item.out.messageid : item.in.messageid;
}

function itemsOf(store: Store, number: string): Item[] {
  const items: Item[] = [
    ...store.byReceptor(number).map((out) => ({ out })),
    ...store.incoming.filter((message) => message.sender === number).map((incoming) => ({ in: incoming })),
  ];
  return items.sort((a, b) => dateOf(a) - dateOf(b) || idOf(a) - idOf(b));
}

/** The list of phones, the latest first, narrowed to those whose number or texts hold `search`. */
export function phonesView(store: Store, search: string) {
  const latest = new Map<string, { item: Item; count: number }>();
  const all: { number: string; item: Item; text: string }[] = [
    ...[...store.outgoing.values()].map((out) => ({ number: out.receptor, item: { out }, text: out.message })),
    ...store.incoming.map((message) => ({ number: message.sender, item: { in: message }, text: message.message })),
  ];
  const wanted = foldForSearch(search);
  const wantedDigits = toLatinDigits(search).replace(/[\s-]/g, "");
  const found = new Set<string>();
  for (const { number, item, text } of all) {
    const known = latest.get(number);
    if (!known) latest.set(number, { item, count: 1 });
    else {
      known.count += 1;
      if (dateOf(item) > dateOf(known.item) || (dateOf(item) === dateOf(known.item) && idOf(item) > idOf(known.item))) known.item = item;
    }
    if (wanted === "" || foldForSearch(text).includes(wanted)) found.add(number);
    else if (/^\+?\d+$/.test(wantedDigits) && (number.includes(wantedDigits) || number === sameReceptor(wantedDigits))) found.add(number);
  }
  return [...latest]
    .filter(([number]) => found.has(number))
    .sort(([, a], [, b]) => dateOf(b.item) - dateOf(a.item) || idOf(b.item) - idOf(a.item))
    .slice(0, maxPhones)
    .map(([number, { item, count }]) => {
      const text = "out" in item ? item.out.message : item.in.message;
      return {
        number,
        numberText: phoneText(number),
        count,
        countText: formatNumber(count),
        fromCustomer: "in" in item,
        text: text.split("\n").find((line) => line.trim() !== "") ?? "",
        timeText: formatRelative(dateOf(item) * 1000, store.clock.now()),
        code: codeIn(text),
        failed: "out" in item && [6, 11, 14].includes(item.out.status),
      };
    });
}

function dayText(store: Store, ms: number): string {
  const now = store.clock.now();
  if (sameDay(ms, now)) return words.page.today;
  return sameDay(ms, now - 86_400_000) ? words.page.yesterday : formatLongDate(ms);
}

/** One phone's conversation, oldest first, as the page shows it: the words are data, never HTML. */
export function threadView(store: Store, number: string) {
  const items = itemsOf(store, number);
  return {
    number,
    numberText: phoneText(number),
    more: items.length > maxThread,
    items: items.slice(-maxThread).map((item) => {
      const ms = dateOf(item) * 1000;
      const when = { timeText: formatTime(ms), fullTimeText: formatDateTime(ms), dayText: dayText(store, ms) };
      if ("in" in item) return { id: idOf(item), mine: true, segments: linkify(item.in.message), ...when };
      const { out } = item;
      return {
        id: out.messageid,
        mine: false,
        segments: linkify(out.message),
        code: codeIn(out.message),
        senderText: toPersianDigits(out.sender),
        partsText: `${formatNumber(out.parts)} ${words.page.parts}`,
        costText: out.cost === 0 ? words.page.free : `${formatNumber(out.cost)} ${words.page.rial}`,
        statusText: statusText(out.status),
        state: out.status === 10 ? "delivered" : finalStatuses.has(out.status) ? "failed" : "pending",
        templateText: out.template,
        call: out.kind === "call",
        repeatsText: out.repeats > 0 ? formatNumber(out.repeats) : null,
        ...when,
      };
    }),
  };
}

export function accountView(store: Store, faults: number) {
  return {
    creditText: `${formatNumber(store.settings.credit)} ${words.page.rial}`,
    clockText: Math.abs(store.clock.offsetMs) > 1_000 ? formatDateTime(store.clock.now()) : null,
    faultsText: faults > 0 ? formatNumber(faults) : null,
  };
}
