"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { shiftMentions } from "@/domain/tickets/mentions";
import { api, isSignedOut, randomUuid } from "@/features/desk";
import { chooseDraft, type DraftText } from "./choose-draft";
import { forgetDraft, keepDraft, type LocalDraft, readDraft } from "./draft-store";

const LOCAL_DELAY = 300;
const SERVER_DELAY = 2_000;
const RETRY_DELAY = 15_000;

/** Where the text is safe: not touched, on the server too, in this browser only, or in this browser while the session is over. */
export type DraftState = "untouched" | "saved" | "local" | "signedOut";

/**
 * What one person is writing on one card. It is kept in this browser shortly after each keystroke and on the server a little later, and
 * it comes back after a reload, a crash or an ended session (issue 2 §7). `onServerDraft` hears what the server holds now.
 */
export function useDraft(userId: string, ticket: Pick<TicketDetail, "id" | "draft" | "timeline">, onServerDraft: (draft: TicketDetail["draft"]) => void) {
  const ticketId = ticket.id;
  const [draft, setDraft] = useState<DraftText>({
    body: ticket.draft?.body ?? "",
    portalVisible: ticket.draft?.portalVisible ?? false,
    mentions: ticket.draft?.mentions ?? [],
  });
  const [state, setState] = useState<DraftState>("untouched");
  const latest = useRef<LocalDraft>({ ...draft, idempotencyKey: "", isSynced: true });
  const isLocalDue = useRef(false);
  const timers = useRef({ local: 0, server: 0 });
  const inFlight = useRef<Promise<void>>(Promise.resolve());
  const heard = useRef(onServerDraft);
  heard.current = onServerDraft;
  const start = useRef(ticket);

  const keep = useCallback(() => {
    window.clearTimeout(timers.current.local);
    isLocalDue.current = false;
    keepDraft(userId, ticketId, latest.current);
  }, [userId, ticketId]);

  const save = useCallback(() => {
    window.clearTimeout(timers.current.server);
    timers.current.server = 0;
    const sent = latest.current;
    inFlight.current = api.tickets.saveDraft.mutate({ ticketId, body: sent.body, portalVisible: sent.portalVisible, mentions: sent.mentions }).then(
      () => {
        heard.current(sent.body.trim() === "" ? null : { body: sent.body, portalVisible: sent.portalVisible, mentions: sent.mentions, updatedAt: "" });
        if (latest.current !== sent) return;
        latest.current = { ...sent, isSynced: sent.body.trim() !== "" };
        keep();
        setState(sent.body.trim() === "" ? "untouched" : "saved");
      },
      (error: unknown) => {
        setState(isSignedOut(error) ? "signedOut" : "local");
        if (!isSignedOut(error) && timers.current.server === 0) timers.current.server = window.setTimeout(save, RETRY_DELAY);
      },
    );
  }, [ticketId, keep]);

  /** Takes what is typed; the text is never checked here. Names that an edit leaves alone stay named, unless `mentions` says otherwise. */
  const change = useCallback(
    (given: Partial<DraftText> | ((before: DraftText) => Partial<DraftText>)) => {
      const before = latest.current;
      const next = typeof given === "function" ? given(before) : given;
      const mentions = next.mentions ?? (next.body === undefined ? before.mentions : shiftMentions(before.body, next.body, before.mentions));
      const idempotencyKey = before.idempotencyKey === "" || before.body.trim() === "" ? randomUuid() : before.idempotencyKey;
      latest.current = { ...before, ...next, mentions, idempotencyKey, isSynced: false };
      setDraft({ body: latest.current.body, portalVisible: latest.current.portalVisible, mentions });
      isLocalDue.current = true;
      window.clearTimeout(timers.current.local);
      window.clearTimeout(timers.current.server);
      timers.current.local = window.setTimeout(keep, LOCAL_DELAY);
      timers.current.server = window.setTimeout(save, SERVER_DELAY);
    },
    [keep, save],
  );

  // Only the browser knows its own copy, so it is read after the first render.
  useEffect(() => {
    const local = readDraft(userId, ticketId);
    const chosen = chooseDraft(local, start.current.draft, start.current.timeline, userId);
    const idempotencyKey = (chosen.isLocal && local?.idempotencyKey) || randomUuid();
    const { body, portalVisible, mentions } = chosen;
    latest.current = { body, portalVisible, mentions, idempotencyKey, isSynced: chosen.isLocal ? (local?.isSynced ?? false) : true };
    setDraft({ body, portalVisible, mentions });
    if (chosen.isLocal && !latest.current.isSynced) timers.current.server = window.setTimeout(save, SERVER_DELAY);
    if (!chosen.isLocal && local) forgetDraft(userId, ticketId);
  }, [userId, ticketId, save]);

  useEffect(() => {
    const pending = timers.current;
    const flush = () => {
      if (isLocalDue.current) keep();
      if (pending.server !== 0) save();
    };
    const onHide = () => document.hidden && flush();
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", onHide);
    return () => {
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", onHide);
      flush();
      window.clearTimeout(pending.server);
      pending.server = 0;
    };
  }, [keep, save]);

  /** Before sending: no save of the same text may arrive after the note. Answers the key under which the note is sent. */
  const hold = useCallback(async (): Promise<string> => {
    window.clearTimeout(timers.current.server);
    timers.current.server = 0;
    if (latest.current.idempotencyKey === "") latest.current = { ...latest.current, idempotencyKey: randomUuid() };
    keep();
    await inFlight.current;
    return latest.current.idempotencyKey;
  }, [keep]);

  /** After the server has accepted the note. */
  const clear = useCallback(() => {
    window.clearTimeout(timers.current.local);
    isLocalDue.current = false;
    latest.current = { body: "", portalVisible: false, mentions: [], idempotencyKey: randomUuid(), isSynced: true };
    forgetDraft(userId, ticketId);
    setDraft({ body: "", portalVisible: false, mentions: [] });
    setState("untouched");
    heard.current(null);
  }, [userId, ticketId]);

  /** The text stays, but it is another note from now on. */
  const renew = useCallback(() => {
    latest.current = { ...latest.current, idempotencyKey: randomUuid(), isSynced: false };
    keep();
  }, [keep]);

  return { draft, state, setState, change, hold, clear, renew };
}
