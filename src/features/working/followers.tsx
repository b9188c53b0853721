"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell, BellRing } from "lucide-react";
import { useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { api, failureOf, useTRPC } from "@/features/desk";
import { tickets } from "@/messages/fa/tickets";
import { working } from "@/messages/fa/working";
import { formatNumber } from "@/persian/digits";
import { joinPersian } from "@/persian/text";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { SelectMenu } from "@/ui/select-menu";
import { showToast } from "@/ui/toast-queue";

const words = working.followers;

type Props = { ticket: TicketDetail; me: { id: string } | undefined; refresh: () => Promise<unknown> };

/** Who hears of the card without being responsible: oneself with one press, colleagues from the list. */
export function Followers({ ticket, me, refresh }: Props) {
  const { data: options, isPending } = useQuery(useTRPC().board.options.queryOptions(undefined, { staleTime: 60_000 }));
  const [isSending, setSending] = useState(false);
  const { followers } = ticket.work;
  const ids = followers.map(({ id }) => id);
  const isFollowing = me !== undefined && ids.includes(me.id);
  const { canEdit } = ticket.abilities;

  async function set(changes: { userId: string; isFollowing: boolean }[]) {
    if (isSending) return;
    setSending(true);
    try {
      for (const change of changes) await api.working.follow.mutate({ ticketId: ticket.id, ...change });
    } catch (error) {
      showToast({ tone: "danger", message: failureOf(error).sentence });
    } finally {
      await refresh();
      setSending(false);
    }
  }

  if (!canEdit) return followers.length === 0 ? null : <span className="text-ink-muted text-sm">{joinPersian(followers.map(({ name }) => name))}</span>;
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      {me && (
        <Button
          size="sm"
          kind="ghost"
          aria-pressed={isFollowing}
          icon={isFollowing ? <BellRing className="size-4 text-accent-ink" aria-hidden="true" /> : <Bell className="size-4" aria-hidden="true" />}
          onClick={() => void set([{ userId: me.id, isFollowing: !isFollowing }])}
        >
          {isFollowing ? words.unfollow : words.follow}
        </Button>
      )}
      <SelectMenu
        multiple
        search
        label={words.title}
        loading={isPending}
        value={ids}
        options={(options?.people ?? []).map((person) => ({
          id: person.id,
          label: person.name,
          icon: <Avatar name={person.name} colourKey={person.id} size="xs" decorative />,
          hint: person.id === me?.id ? words.me : undefined,
          description: person.isAway ? tickets.properties.away : undefined,
        }))}
        onChange={(next) =>
          void set([
            ...next.filter((id) => !ids.includes(id)).map((userId) => ({ userId, isFollowing: true })),
            ...ids.filter((id) => !next.includes(id)).map((userId) => ({ userId, isFollowing: false })),
          ])
        }
      >
        {(trigger) => (
          <button
            type="button"
            {...trigger}
            title={followers.length > 0 ? joinPersian(followers.map(({ name }) => name)) : words.hint}
            className="inline-flex h-7.5 items-center gap-1.5 rounded px-2 text-ink-muted text-sm hover:bg-hover hover:text-ink aria-expanded:bg-pressed pointer-coarse:h-9.5"
          >
            {followers.length > 0 && (
              <span className="flex -space-x-1 rtl:space-x-reverse">
                {followers.slice(0, 4).map((person) => (
                  <Avatar key={person.id} name={person.name} colourKey={person.id} size="xs" />
                ))}
              </span>
            )}
            {followers.length > 0 ? words.count(formatNumber(followers.length)) : words.add}
          </button>
        )}
      </SelectMenu>
    </span>
  );
}
