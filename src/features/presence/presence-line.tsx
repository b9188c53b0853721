"use client";

import { useQuery } from "@tanstack/react-query";
import { Eye, Pencil } from "lucide-react";
import { useTRPC } from "@/features/desk";
import { presence as words } from "@/messages/fa/presence";
import { isolate } from "@/persian/text";
import { Avatar } from "@/ui/avatar";

type Props = { people: readonly { userId: string; isTyping: boolean }[] };

/** Who else has this card open and who writes there: said quietly, above the box in which one writes. Never a lock (N30). */
export function PresenceLine({ people }: Props) {
  const isSomebody = people.length > 0;
  const query = useQuery({ ...useTRPC().board.options.queryOptions(undefined, { staleTime: 60_000 }), enabled: isSomebody });
  const named = people.map((person) => ({ ...person, name: query.data?.people.find(({ id }) => id === person.userId)?.name ?? words.somebody }));
  const typing = named.filter(({ isTyping }) => isTyping).map(({ name }) => isolate(name));
  return (
    <p role="status" className={isSomebody ? "mx-auto flex w-full max-w-200 items-center gap-2 px-3 py-1 text-ink-muted text-sm @3xl/card:px-0" : "sr-only"}>
      {isSomebody ? (
        <>
          <span className="flex shrink-0 -space-x-1 rtl:space-x-reverse" aria-hidden="true">
            {named.slice(0, 4).map(({ userId, name }) => (
              <Avatar key={userId} name={name} colourKey={userId} size="xs" decorative />
            ))}
          </span>
          {typing.length > 0 ? (
            <Pencil className="size-3.5 shrink-0 text-accent" aria-hidden="true" />
          ) : (
            <Eye className="size-3.5 shrink-0" aria-hidden="true" />
          )}
          <span className="min-w-0 truncate">{typing.length > 0 ? words.typing(typing) : words.viewing(named.map(({ name }) => isolate(name)))}</span>
        </>
      ) : null}
    </p>
  );
}
