"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { BoardCard } from "@/domain/board/card";
import type { Me } from "@/domain/identity/schema";
import type { TicketDetail } from "@/domain/tickets/detail";
import { failureOf, useTRPC, withQueries } from "@/features/desk";
import { desk } from "@/messages/fa/desk";
import { tickets } from "@/messages/fa/tickets";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { TicketCard } from "./ticket-card";
import { TicketNotFound } from "./ticket-not-found";
import { TicketSkeleton } from "./ticket-skeleton";
import { useTicket } from "./use-ticket";

type Props = {
  number: number;
  initial?: TicketDetail;
  initialMe?: Me;
  onNavigate: (number: number) => void;
  onClose?: () => void;
  onCardChanged?: (card: BoardCard) => void;
};

function Screen({ number, initial, initialMe, onNavigate, onClose, onCardChanged }: Props) {
  const { query, ...actions } = useTicket(number, initial, onCardChanged);
  const me = useMe(initialMe);
  const ticket = query.data;
  if (ticket) return <TicketCard key={ticket.id} {...{ ticket, me, actions, onNavigate, onClose }} />;
  if (query.isPending) return <TicketSkeleton />;
  const failure = failureOf(query.error);
  if (failure.reason === "ticket.not_found" || failure.reason === "input.invalid") return <TicketNotFound onClose={onClose} />;
  return (
    <EmptyState
      title={tickets.failed.title}
      actions={
        failure.reason === "auth.required" ? (
          <ButtonLink kind="primary" href={`/login?next=${encodeURIComponent(`/tickets/${number}`)}`}>
            {desk.signInAgain}
          </ButtonLink>
        ) : (
          <Button onClick={() => void query.refetch()}>{tickets.failed.retry}</Button>
        )
      }
    >
      {failure.sentence}
    </EmptyState>
  );
}

/**
 * The person at this screen. When another one has signed in on this computer meanwhile, the page begins anew, so nothing typed by the
 * first is kept or sent in the name of the second.
 */
function useMe(initial: Me | undefined): Me | undefined {
  const { data } = useQuery(useTRPC().identity.me.queryOptions(undefined, { initialData: initial, staleTime: 60_000, refetchOnWindowFocus: "always" }));
  const first = useRef(initial?.id ?? data?.id);
  first.current ??= data?.id;
  const isOther = data !== undefined && data.id !== first.current;
  useEffect(() => {
    if (isOther) window.location.reload();
  }, [isOther]);
  return isOther ? undefined : data;
}

/** A card with everything around it: on its way, not there, not to be had. */
export const TicketScreen = withQueries(Screen);
