import type { NotificationEntry } from "@/domain/notifications/schema";
import { notifications as words } from "@/messages/fa/notifications";
import { toPersianDigits } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { api } from "./api";

/** Writes may commit a little after the moment they carry. */
const OVERLAP_MS = 15_000;
const REMEMBERED = 60;

type Shown = { since: string; keys: string[] };
const keyOf = (userId: string) => `kariz:shown-notifications:${userId}`;

function readShown(userId: string): Shown | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(userId)) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Shows what has come since the last time, one notification per card, and remembers it for whichever tab leads next. The first time it only
 * takes the time. What is shown is who, why and which card: never a word of a note.
 */
export async function showFresh(userId: string, open: (ticketNumber: number) => void): Promise<void> {
  const shown = readShown(userId);
  const since = new Date((shown ? Date.parse(shown.since) : Date.now()) - (shown ? OVERLAP_MS : 0)).toISOString();
  const { now, entries } = await api.notifications.fresh.query({ since });
  const isNew = (entry: NotificationEntry) => !shown?.keys.includes(`${entry.id}:${entry.at}`);
  const fresh = entries.filter(isNew).reverse();
  const keys = [...(shown?.keys ?? []), ...fresh.map((entry) => `${entry.id}:${entry.at}`)].slice(-REMEMBERED);
  localStorage.setItem(keyOf(userId), JSON.stringify({ since: now, keys } satisfies Shown));
  if (!shown) return;
  for (const entry of fresh) {
    const isBeforeEyes = !document.hidden && document.hasFocus() && window.location.pathname === `/tickets/${entry.ticketNumber}`;
    if (!isBeforeEyes) show(entry, open);
  }
}

function show(entry: NotificationEntry, open: (ticketNumber: number) => void): void {
  const reason = entry.reasons[0]?.reason;
  const title = reason ? words.reasons[reason].sentence({ actor: entry.actorName, customer: entry.customerName }) : words.title;
  const body = `#${toPersianDigits(String(entry.ticketNumber))} ${isolate(entry.ticketTitle)}`;
  const shown = new Notification(title, { body, tag: `kariz:${entry.id}`, lang: "fa", dir: "rtl", icon: "/favicon.svg" });
  shown.onclick = () => {
    window.focus();
    shown.close();
    open(entry.ticketNumber);
  };
}
