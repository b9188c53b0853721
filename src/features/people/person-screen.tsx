"use client";
import { ArrowRight } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { SessionInfo } from "@/domain/identity/schema";
import type { People, PersonRow } from "@/domain/people/schema";
import { api, failureOf } from "@/features/desk";
import { people as words } from "@/messages/fa/people";
import { formatNumber } from "@/persian/digits";
import { isolate } from "@/persian/text";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TimeAgo } from "@/ui/time-ago";
import { showToast } from "@/ui/toast-queue";
import { PersonAccess } from "./person-access";
import { PersonForm } from "./person-form";
import { PersonSessions } from "./person-sessions";

const ConfirmDialog = dynamic(() => import("@/ui/confirm-dialog").then((module) => module.ConfirmDialog), { ssr: false });
const SuspendDialog = dynamic(() => import("./suspend-dialog").then((module) => module.SuspendDialog), { ssr: false });

type Props = { initial: PersonRow; everybody: People; sessions: SessionInfo[]; meId: string };

/** /settings/people/…: one person, what they may, how they get in, and the end of it. */
export function PersonScreen({ initial, everybody, sessions: before, meId }: Props) {
  const router = useRouter();
  const [person, setPerson] = useState(initial);
  const [sessions, setSessions] = useState(before);
  const [asking, setAsking] = useState<"suspend" | "cancel" | null>(null);
  const [isPending, setPending] = useState(false);
  const isMe = person.id === meId;
  const refresh = async () => {
    const [fresh, open] = await Promise.all([api.people.get.query({ userId: person.id }), api.people.sessions.query({ userId: person.id })]);
    setPerson(fresh);
    setSessions(open);
    return fresh;
  };

  async function run(work: () => Promise<unknown>, said: string, after: () => unknown) {
    setPending(true);
    try {
      await work();
      showToast({ message: said, tone: "success" });
      await after();
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
      await refresh().catch(() => {});
    } finally {
      setPending(false);
      setAsking(null);
    }
  }
  const restore = () => run(() => api.people.restore.mutate({ userId: person.id, expectedVersion: person.version }), words.restored, refresh);
  const cancel = () =>
    run(
      () => api.people.cancelInvitation.mutate({ userId: person.id }),
      words.inviteCancelled,
      () => router.replace("/settings/people"),
    );

  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-8 px-4 py-6 md:px-6 md:py-8">
      <div>
        <Link href="/settings/people" className="mb-4 inline-flex items-center gap-1.5 rounded text-ink-muted hover:text-ink">
          <ArrowRight className="size-4" aria-hidden="true" />
          {words.back}
        </Link>
        <header className="flex items-center gap-4">
          <Avatar name={person.name} colourKey={person.id} size="lg" decorative />
          <div className="min-w-0">
            <h1 className="text-2xl [overflow-wrap:anywhere]">
              <bdi>{person.name}</bdi>
            </h1>
            <p className="flex flex-wrap items-center gap-2 text-ink-muted">
              <Badge tone={person.state === "active" ? "success" : person.state === "invited" ? "warning" : "neutral"}>{words.states[person.state]}</Badge>
              {person.isAway && person.state === "active" ? <Badge tone="warning">{words.away}</Badge> : null}
              {isMe ? <Badge>{words.you}</Badge> : null}
              {person.lastSeenAt ? (
                <span>
                  {words.columns.lastSeen}: <TimeAgo at={person.lastSeenAt} />
                </span>
              ) : null}
              {person.openCards > 0 ? <span>{words.openCards(formatNumber(person.openCards))}</span> : null}
            </p>
          </div>
        </header>
      </div>
      <section aria-labelledby="details">
        <h2 id="details" className="mb-3 text-lg">
          {words.details}
        </h2>
        <PersonForm person={person} departments={everybody.departments} isMe={isMe} refresh={refresh} />
      </section>
      <PersonAccess person={person} isMe={isMe} refresh={refresh} />
      {person.state === "active" ? <PersonSessions userId={person.id} name={person.name} sessions={sessions} refresh={refresh} /> : null}
      <section aria-labelledby="leave" className="flex flex-col items-start gap-2 border-line border-t pt-6">
        <h2 id="leave" className="text-lg">
          {words.leave}
        </h2>
        {person.state === "invited" ? (
          <Button kind="danger" onClick={() => setAsking("cancel")}>
            {words.cancelInvite}
          </Button>
        ) : null}
        {person.state === "active" ? (
          <>
            <p className="text-ink-muted">{isMe ? words.suspendSelf : words.suspendLead}</p>
            {isMe ? null : (
              <Button kind="danger" onClick={() => setAsking("suspend")}>
                {words.suspend}
              </Button>
            )}
          </>
        ) : null}
        {person.state === "suspended" ? (
          <>
            <p className="text-ink-muted">{words.restoreLead}</p>
            <Button pending={isPending} onClick={restore}>
              {words.restore}
            </Button>
          </>
        ) : null}
      </section>
      {asking === "suspend" ? (
        <SuspendDialog
          person={person}
          colleagues={everybody.people.filter((one) => one.state === "active" && one.role !== "READER" && one.id !== person.id)}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            void refresh();
          }}
        />
      ) : null}
      {asking === "cancel" ? (
        <ConfirmDialog
          open
          danger
          onOpenChange={() => setAsking(null)}
          title={words.cancelInviteTitle(isolate(person.name))}
          confirmLabel={words.cancelInvite}
          pending={isPending}
          onConfirm={cancel}
        >
          {words.cancelInviteText}
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
