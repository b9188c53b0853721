"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { SessionInfo } from "@/domain/identity/schema";
import { failureOf, leave, useTRPC, withQueries } from "@/features/desk";
import { identity as words } from "@/messages/fa/identity";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TimeAgo } from "@/ui/time-ago";
import { showToast } from "@/ui/toast-queue";
import { deviceName } from "./device-name";

const ConfirmDialog = dynamic(() => import("@/ui/confirm-dialog").then((module) => module.ConfirmDialog), { ssr: false });

function List({ initial }: { initial: SessionInfo[] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { data } = useQuery({ ...trpc.identity.sessions.queryOptions(), initialData: initial });
  const say = (error: unknown) => showToast({ message: failureOf(error).sentence, tone: "danger" });
  const end = useMutation(
    trpc.identity.revokeSession.mutationOptions({
      onSuccess: () => {
        showToast({ message: words.sessionEnded });
        return queries.invalidateQueries({ queryKey: trpc.identity.sessions.queryKey() });
      },
      onError: say,
    }),
  );
  const endAll = useMutation(trpc.identity.endAllSessions.mutationOptions({ onSuccess: () => leave(null), onError: say }));
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" className="font-semibold text-lg">
        {words.sessionsTitle}
      </h2>
      <p className="mt-1 text-ink-muted">{words.sessionsLead}</p>
      <ul className="mt-4 divide-y divide-line rounded-lg border border-line">
        {data.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
            <span className="font-medium">{deviceName(session.userAgent)}</span>
            {session.isCurrent ? <Badge tone="success">{words.thisDevice}</Badge> : null}
            <span className="text-ink-muted text-sm">
              {words.lastSeen} <TimeAgo at={session.lastSeenAt} />
            </span>
            {session.isCurrent ? null : (
              <Button
                size="sm"
                className="ms-auto"
                aria-label={words.endSessionOf(deviceName(session.userAgent))}
                pending={end.isPending && end.variables?.sessionId === session.id}
                onClick={() => end.mutate({ sessionId: session.id })}
              >
                {words.endSession}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button kind="danger" className="mt-4" onClick={() => setAsking(true)}>
        {words.endAll}
      </Button>
      {isAsking ? (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={words.endAllTitle}
          confirmLabel={words.endAll}
          danger
          pending={endAll.isPending}
          onConfirm={() => endAll.mutate()}
        >
          {words.endAllText}
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

/** The devices that are signed in with this account, each with a way to end it (issue 2 §5). */
export const SessionList = withQueries(List);
