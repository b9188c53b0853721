import type { PresenceNews } from "../presence/presence";

/** One thing that happened on a board: ids and a number, never a word that somebody wrote. `ticket` is null when the board itself has changed. */
export type BoardNews = { board: string; version: number; ticket: string | null; kind: string };

/** How far each board has got, by its id. */
export type Positions = Readonly<Record<string, number>>;

/** What the event stream says (GET /api/events), by the name of the event. Staff get all but `ticket`; customers and link holders `ticket`, `beat` and `end`. */
export type StreamEvents = {
  /** First of all: how far each board is. A screen that shows an older version asks for what has changed since. */
  hello: { boards: Positions };
  /** What happened, in the order of each board's versions. */
  board: BoardNews[];
  /** The place to go on from is too long ago: everything has to be read anew. */
  reload: Record<string, never>;
  /** Your notifications have changed, or you have looked at a card in another window. */
  you: { about: "notifications" } | { about: "read"; ticketId: string };
  /** Something on a card is new that is no fact about its ticket: what became of an SMS. */
  card: { ticket: string };
  /** A colleague is at a card, or writes there. */
  presence: PresenceNews;
  /** Something that you may see has changed on your ticket; null = elsewhere in your portal. */
  ticket: { number: number | null };
  /** Nothing but that the line is alive. */
  beat: Record<string, never>;
  /** The line ends: `again` = come back at once (as whom you are now), otherwise nobody is signed in here. */
  end: { again: boolean };
};

export type StreamEventName = keyof StreamEvents;

/** Seconds between two beats; a line that is silent for much longer is dead. */
export const BEAT_SECONDS = 15;
