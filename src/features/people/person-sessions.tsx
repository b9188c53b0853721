"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { SessionInfo } from "@/domain/identity/schema";
import { api, failureOf } from "@/features/desk";
import { deviceName } from "@/features/identity";
import { identity } from "@/messages/fa/identity";
import { people as words } from "@/messages/fa/people";
import { isolate } from "@/persian/text";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TimeAgo } from "@/ui/time-ago";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = dynamic(() => import("@/ui/confirm-dialog").then((module) => module.ConfirmDialog), { ssr: false });

type Props = { userId: string; name: string; sessions: readonly SessionInfo[]; refresh: () => Promise<unknown> };

/** The browsers in which somebody is signed in, and a way out of each for an administrator. */
export function PersonSessions({ userId, name, sessions, refresh }: Props) {
  const [pending, setPending] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);

  async function run(id: string, end: () => Promise<unknown>, said: string) {
    setPending(id);
    try {
      await end();
      await refresh();
      showToast({ message: said, tone: "success" });
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
    } finally {
      setPending(null);
      setAsking(false);
    }
  }

  return (
    <section aria-labelledby="sessions" className="border-line border-t pt-6">
      <h2 id="sessions" className="mb-2 text-lg">
        {words.sessions}
      </h2>
      {sessions.length === 0 ? (
        <p className="text-ink-muted">{words.noSessions}</p>
      ) : (
        <>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {sessions.map((session) => (
              <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
                <span className="font-medium">{deviceName(session.userAgent)}</span>
                {session.isCurrent ? <Badge tone="success">{identity.thisDevice}</Badge> : null}
                <span className="text-ink-muted text-sm">
                  {identity.lastSeen} <TimeAgo at={session.lastSeenAt} />
                </span>
                {session.isCurrent ? null : (
                  <Button
                    size="sm"
                    className="ms-auto"
                    aria-label={identity.endSessionOf(deviceName(session.userAgent))}
                    pending={pending === session.id}
                    onClick={() => run(session.id, () => api.identity.revokeSession.mutate({ sessionId: session.id }), identity.sessionEnded)}
                  >
                    {identity.endSession}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <Button className="mt-3" onClick={() => setAsking(true)}>
            {words.endAll}
          </Button>
        </>
      )}
      {isAsking ? (
        <ConfirmDialog
          open
          danger
          onOpenChange={setAsking}
          title={words.endAllTitle(isolate(name))}
          confirmLabel={words.endAll}
          pending={pending === "all"}
          onConfirm={() => run("all", () => api.people.endSessions.mutate({ userId }), words.allEnded)}
        >
          {words.endAllText}
        </ConfirmDialog>
      ) : null}
    </section>
  );
}
