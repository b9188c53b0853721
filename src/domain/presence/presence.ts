import { z } from "zod";

/** What somebody does at a card. `gone` says that they have left it. */
export const presenceStates = ["viewing", "typing", "gone"] as const;
export type PresenceState = (typeof presenceStates)[number];

/** `tab` tells one person's windows apart, so that closing one does not make them leave another. */
export const TellPresenceInput = z.object({ ticketId: z.uuid(), tab: z.uuid(), state: z.enum(presenceStates) }).strict();
export type TellPresenceInput = z.infer<typeof TellPresenceInput>;

/** Seconds between two signs of life of an open card; after more than two missing ones somebody counts as gone. */
export const SIGN_SECONDS = 8;
const SILENCE_MS = SIGN_SECONDS * 2_500;
/** Somebody who has not pressed a key for this long is no longer typing. */
export const TYPING_MS = 4_000;

/** What was heard of one window. */
type Sign = { userId: string; state: Exclude<PresenceState, "gone">; heardAt: number };

/** Who is at a card, by window. Nobody keeps this but the browsers that look at the card (D-rows on working together). */
export type Presence = Readonly<Record<string, Sign>>;

export type PresenceNews = { ticketId: string; userId: string; tab: string; state: PresenceState };

/** The presence after one more sign. `isNew`: a window that was not known here, so that it should hear of us too. */
export function hear(presence: Presence, news: PresenceNews, now: number): { presence: Presence; isNew: boolean } {
  const { [news.tab]: known, ...others } = living(presence, now);
  if (news.state === "gone") return { presence: others, isNew: false };
  return { presence: { ...others, [news.tab]: { userId: news.userId, state: news.state, heardAt: now } }, isNew: known === undefined };
}

/** Without the windows that have been silent for too long. */
export function living(presence: Presence, now: number): Presence {
  return Object.fromEntries(Object.entries(presence).filter(([, sign]) => now - sign.heardAt <= SILENCE_MS));
}

/** The people behind the windows, each once, whoever types first; without oneself. */
export function peopleAt(presence: Presence, meId: string): { userId: string; isTyping: boolean }[] {
  const people = new Map<string, boolean>();
  for (const { userId, state } of Object.values(presence)) if (userId !== meId) people.set(userId, people.get(userId) === true || state === "typing");
  return [...people]
    .map(([userId, isTyping]) => ({ userId, isTyping }))
    .sort((a, b) => Number(b.isTyping) - Number(a.isTyping) || (a.userId < b.userId ? -1 : 1));
}
