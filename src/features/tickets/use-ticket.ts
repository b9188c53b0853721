"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { BoardCard } from "@/domain/board/card";
import type { TicketDetail } from "@/domain/tickets/detail";
import type { EditTicketInput, TicketOutcome } from "@/domain/tickets/schema";
import { api, type Failure, failureOf, useIsLive, useLive, useTRPC, useWhenSeen, wasJustHeardOf } from "@/features/desk";
import { tickets as words } from "@/messages/fa/tickets";
import { showToast } from "@/ui/toast-queue";
import { ticketNumber } from "./ticket-number";

type Edit = Omit<EditTicketInput, "ticketId" | "expectedVersion">;

const POLL = 30_000;

/**
 * One card and everything that may be done to it. Changes are shown at once and sent one after another with the version on the screen;
 * a refused one is taken back, the fresh card is fetched and the reason is said (N30).
 */
export function useTicket(number: number, initial: TicketDetail | undefined, onCardChanged: ((card: BoardCard) => void) | undefined) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const isLive = useIsLive();
  const options = trpc.tickets.get.queryOptions(
    { number },
    { initialData: initial, refetchInterval: isLive ? false : POLL, retry: (count, error) => count < 1 && failureOf(error).reason === "offline" },
  );
  const { queryKey } = options;
  // What the server has just drawn is newer than what an earlier visit left in the cache.
  useState(() => {
    const cached = queries.getQueryData(queryKey);
    if (initial && cached && cached.now < initial.now) queries.setQueryData(queryKey, initial);
  });
  const query = useQuery(options);
  const chain = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);

  const card = query.data?.card;
  const told = useRef(onCardChanged);
  told.current = onCardChanged;
  const tell = useCallback((changed: BoardCard) => told.current?.({ ...changed, isUnread: false }), []);
  useEffect(() => {
    if (card) tell(card);
  }, [card, tell]);

  /** Fetches the card again and answers with it; also for a sheet that has been closed meanwhile, since the board must hear of it. */
  const refresh = useCallback(async (): Promise<TicketDetail | undefined> => {
    await queries.cancelQueries({ queryKey });
    const fresh = await queries.fetchQuery(trpc.tickets.get.queryOptions({ number }, { staleTime: 0 })).catch(() => undefined);
    if (fresh) tell(fresh.card);
    return fresh ?? queries.getQueryData(queryKey);
  }, [queries, queryKey, trpc, number, tell]);
  useLiveTicket(query.data?.id, () => waiting.current === 0 && void queries.invalidateQueries({ queryKey }));
  const write = useCallback(
    (show: (ticket: TicketDetail) => TicketDetail) => queries.setQueryData(queryKey, (ticket) => ticket && show(ticket)),
    [queries, queryKey],
  );

  /** Runs one change after those before it; null when it went well. */
  const change = useCallback(
    (show: ((ticket: TicketDetail) => TicketDetail) | null, send: (ticket: TicketDetail) => Promise<{ version: number }>): Promise<Failure | null> => {
      waiting.current += 1;
      const before = queries.getQueryData(queryKey);
      void queries.cancelQueries({ queryKey });
      if (show) write(show);
      const run = chain.current.then(async () => {
        const ticket = queries.getQueryData(queryKey);
        try {
          if (!ticket) return null;
          const { version } = await send(ticket);
          write((current) => ({ ...current, version }));
          return null;
        } catch (error) {
          if (show && before) write(() => before);
          return failureOf(error);
        } finally {
          waiting.current -= 1;
        }
      });
      chain.current = run;
      return run.then(async (failure) => {
        if (failure || waiting.current === 0) await refresh();
        return failure;
      });
    },
    [queries, queryKey, write, refresh],
  );

  const say = (failure: Failure | null) => {
    if (failure) showToast({ tone: "danger", message: failure.sentence });
    return failure;
  };

  /** Changes properties; `show` is how the card looks with them before the server answers. */
  const edit = (values: Edit, show: (ticket: TicketDetail) => TicketDetail) =>
    change(show, (ticket) => api.tickets.edit.mutate({ ...values, ticketId: ticket.id, expectedVersion: ticket.version })).then(say);

  /** The same without a toast: the caller says what went wrong beside the field. */
  const rename = (title: string) =>
    change(
      (ticket) => ({ ...ticket, title }),
      (ticket) => api.tickets.edit.mutate({ title, ticketId: ticket.id, expectedVersion: ticket.version }),
    );

  const undo = (ticketId: string, expectedVersion: number) =>
    void change(null, () => api.board.undoMove.mutate({ ticketId, expectedVersion }))
      .then(say)
      .then((failure) => !failure && showToast({ message: words.card.undone, id: `ticket-${number}` }));

  const offerUndo = (ticketId: string, version: number, message: string) =>
    showToast({ id: `ticket-${number}`, message, action: { label: words.card.undo, onPress: () => undo(ticketId, version) } });

  const step = (message: string, show: ((ticket: TicketDetail) => TicketDetail) | null, send: (ticket: TicketDetail) => Promise<{ version: number }>) =>
    change(show, async (ticket) => {
      const done = await send(ticket);
      offerUndo(ticket.id, done.version, message);
      return done;
    }).then(say);

  const move = (stageId: string) => {
    const stage = query.data?.stages.find((each) => each.id === stageId);
    if (!stage || stage.id === query.data?.stage.id) return;
    void step(
      words.properties.moved(stage.name),
      (ticket) => ({ ...ticket, stage }),
      (ticket) => api.board.move.mutate({ ticketId: ticket.id, toStageId: stageId, expectedVersion: ticket.version }),
    );
  };

  const close = (outcome: TicketOutcome) =>
    step(words.card.closed(ticketNumber(number)), null, (ticket) =>
      api.tickets.close.mutate({ ticketId: ticket.id, expectedVersion: ticket.version, outcome }),
    );
  const reopen = () =>
    step(words.card.reopened(ticketNumber(number)), null, (ticket) => api.tickets.reopen.mutate({ ticketId: ticket.id, expectedVersion: ticket.version }));

  /** Runs anything else that names the version on the screen; the caller says what went wrong. */
  const perform = <R extends { version: number }>(send: (seen: { ticketId: string; expectedVersion: number }) => Promise<R>) =>
    change(null, (ticket) => send({ ticketId: ticket.id, expectedVersion: ticket.version }));

  return { query, refresh, write, edit, rename, move, close, reopen, perform };
}

/** Says when a card has to be read again: something happened to it, or may have while nobody listened. A hidden tab waits until it is seen. */
function useLiveTicket(ticketId: string | undefined, again: () => void): void {
  const look = useWhenSeen(again);
  useLive((event) => {
    if (event.name === "hello" || event.name === "reload" || (event.name === "card" && event.data.ticket === ticketId)) look();
    else if (event.name === "board" && event.data.some((news) => news.ticket === ticketId)) look();
  });
  useEffect(() => {
    if (ticketId !== undefined && wasJustHeardOf(ticketId)) look();
  }, [ticketId, look]);
}

export type TicketActions = Pick<ReturnType<typeof useTicket>, "refresh" | "write" | "edit" | "rename" | "move" | "close" | "reopen" | "perform">;
