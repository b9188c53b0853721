"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { hear, living, type Presence, type PresenceState, peopleAt, SIGN_SECONDS, TYPING_MS } from "@/domain/presence/presence";
import { api, randomUuid, useLive } from "@/features/desk";

/** At most one sign for keys in this time. */
const KEYS_MS = 2_000;

type Person = { userId: string; isTyping: boolean };

/**
 * Who else is at this card, and a way to say that one types. Signs go out while the tab is seen; a window that has just come hears of us at
 * once. A sign that is lost harms nobody: the next one follows.
 */
export function usePresence(ticketId: string, meId: string | undefined): { people: readonly Person[]; onTyping: () => void } {
  const [people, setPeople] = useState<readonly Person[]>([]);
  const presence = useRef<Presence>({});
  const [tab] = useState(randomUuid);
  const typedAt = useRef(0);
  const toldAt = useRef(0);

  const send = useCallback(
    (state: PresenceState) => {
      if (meId === undefined) return;
      toldAt.current = Date.now();
      api.presence.tell.mutate({ ticketId, tab, state }).catch(() => undefined);
    },
    [ticketId, tab, meId],
  );
  const sign = useCallback(() => {
    if (document.visibilityState === "visible") send(Date.now() - typedAt.current < TYPING_MS ? "typing" : "viewing");
  }, [send]);
  const show = useCallback(() => {
    presence.current = living(presence.current, Date.now());
    const next = peopleAt(presence.current, meId ?? "");
    setPeople((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
  }, [meId]);

  useLive((event) => {
    if (event.name === "hello") sign();
    if (event.name !== "presence" || event.data.ticketId !== ticketId || event.data.tab === tab) return;
    const heard = hear(presence.current, event.data, Date.now());
    presence.current = heard.presence;
    if (heard.isNew) sign();
    show();
  });

  useEffect(() => {
    presence.current = {};
    setPeople([]);
    sign();
    const signs = window.setInterval(() => {
      sign();
      show();
    }, SIGN_SECONDS * 1_000);
    // Whoever stops typing is seen to have stopped.
    const pauses = window.setInterval(() => {
      if (typedAt.current === 0 || Date.now() - typedAt.current < TYPING_MS) return;
      typedAt.current = 0;
      sign();
    }, 1_000);
    const look = () => (document.visibilityState === "visible" ? sign() : send("gone"));
    const leave = () => send("gone");
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", leave);
    return () => {
      window.clearInterval(signs);
      window.clearInterval(pauses);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", leave);
      send("gone");
    };
  }, [sign, send, show]);

  const onTyping = useCallback(() => {
    const isFirst = typedAt.current === 0;
    typedAt.current = Date.now();
    if (isFirst || Date.now() - toldAt.current > KEYS_MS) send("typing");
  }, [send]);

  return { people, onTyping };
}
