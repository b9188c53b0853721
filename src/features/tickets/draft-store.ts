import { type Mention, mentionsFit } from "@/domain/tickets/mentions";

/** What somebody has written on a card and not sent yet, as this browser keeps it. Signing out takes every key with that user's id away (desk/rail.tsx). */
export type LocalDraft = {
  body: string;
  /** Colleagues named in the text. */
  mentions: Mention[];
  portalVisible: boolean;
  /** Made once per composed note and kept until the server has accepted it: sending twice makes one note. */
  idempotencyKey: string;
  /** The server holds the same text; only then may a newer text of the server replace this one. */
  isSynced: boolean;
};

const PREFIX = "kariz:draft:";
const keyOf = (userId: string, ticketId: string) => `${PREFIX}${userId}:${ticketId}`;

/** The draft of this person on this card, or null; never anybody else's. */
export function readDraft(userId: string, ticketId: string): LocalDraft | null {
  try {
    const draft: unknown = JSON.parse(window.localStorage.getItem(keyOf(userId, ticketId)) ?? "null");
    return isDraft(draft) ? { ...draft, mentions: mentionsIn(draft) } : null;
  } catch {
    return null;
  }
}

/** Keeps a draft; one without text and with the switch off is forgotten. A full or forbidden store is no reason to disturb the writer. */
export function keepDraft(userId: string, ticketId: string, draft: LocalDraft): void {
  try {
    if (draft.body.trim() === "" && !draft.portalVisible) window.localStorage.removeItem(keyOf(userId, ticketId));
    else window.localStorage.setItem(keyOf(userId, ticketId), JSON.stringify(draft));
  } catch {
    // The server keeps a copy too.
  }
}

export function forgetDraft(userId: string, ticketId: string): void {
  try {
    window.localStorage.removeItem(keyOf(userId, ticketId));
  } catch {
    // Nothing was kept.
  }
}

function isDraft(value: unknown): value is LocalDraft {
  const draft = value as Partial<LocalDraft> | null;
  return (
    typeof draft?.body === "string" &&
    typeof draft.portalVisible === "boolean" &&
    typeof draft.idempotencyKey === "string" &&
    typeof draft.isSynced === "boolean"
  );
}

/** A text kept by an earlier version names nobody. */
function mentionsIn({ body, mentions }: LocalDraft): Mention[] {
  return Array.isArray(mentions) && mentionsFit(body, mentions) ? mentions : [];
}
