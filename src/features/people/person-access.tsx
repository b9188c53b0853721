"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { LinkPurpose, MadeLink } from "@/domain/identity/schema";
import type { PersonRow } from "@/domain/people/schema";
import { api, failureOf } from "@/features/desk";
import { people as words } from "@/messages/fa/people";
import { formatDateTime } from "@/persian/dates";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Switch } from "@/ui/switch";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = dynamic(() => import("@/ui/confirm-dialog").then((module) => module.ConfirmDialog), { ssr: false });
const Dialog = dynamic(() => import("@/ui/dialog").then((module) => module.Dialog), { ssr: false });
const MadeLinkNote = dynamic(() => import("./made-link").then((module) => module.MadeLinkNote), { ssr: false });

type Props = { person: PersonRow; isMe: boolean; refresh: () => Promise<unknown> };

/** How somebody gets in: links, the second step, and whether they are away. */
export function PersonAccess({ person, isMe, refresh }: Props) {
  const [link, setLink] = useState<{ made: MadeLink; purpose: LinkPurpose } | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [pending, setPending] = useState<string | null>(null);
  const purpose: LinkPurpose = person.state === "invited" ? "INVITE" : "RESET";

  async function run(what: string, work: () => Promise<unknown>, said: string | null) {
    setPending(what);
    try {
      await work();
      await refresh();
      if (said) showToast({ message: said, tone: "success" });
    } catch (error) {
      showToast({ message: failureOf(error).sentence, tone: "danger" });
    } finally {
      setPending(null);
      setAsking(false);
    }
  }
  const makeLink = () => run("link", async () => setLink({ made: await api.people.makeLink.mutate({ userId: person.id }), purpose }), null);
  const setAway = (isAway: boolean) => run("away", () => api.people.setAway.mutate({ userId: person.id, isAway }), isAway ? words.nowAway : words.nowBack);

  return (
    <section aria-labelledby="access" className="flex flex-col gap-5 border-line border-t pt-6">
      <h2 id="access" className="text-lg">
        {words.access}
      </h2>
      {person.state === "active" ? (
        <Switch
          label={words.isAway}
          hint={words.awayHint}
          checked={person.isAway}
          disabled={pending === "away"}
          onChange={(event) => void setAway(event.target.checked)}
        />
      ) : null}
      {person.state === "suspended" ? null : (
        <Line hint={person.linkExpiresAt ? words.linkLives(formatDateTime(person.linkExpiresAt)) : person.state === "invited" ? words.linkDead : null}>
          <Button pending={pending === "link"} onClick={makeLink}>
            {purpose === "INVITE" ? words.newInvite : words.resetPassword}
          </Button>
          <p className="text-ink-muted text-sm">{purpose === "INVITE" ? words.newInviteHint : words.resetPasswordHint}</p>
        </Line>
      )}
      {person.hasTwoFactor && !isMe ? (
        <Line hint={null}>
          <Button onClick={() => setAsking(true)}>{words.resetTotp}</Button>
          <p className="text-ink-muted text-sm">{words.resetTotpText}</p>
        </Line>
      ) : null}
      {link ? (
        <Dialog
          open
          dismissable={false}
          onOpenChange={(open) => !open && setLink(null)}
          title={words.link.made}
          footer={<Button onClick={() => setLink(null)}>{words.link.done}</Button>}
        >
          <MadeLinkNote link={link.made} purpose={link.purpose} />
        </Dialog>
      ) : null}
      {isAsking ? (
        <ConfirmDialog
          open
          danger
          onOpenChange={setAsking}
          title={words.resetTotpTitle(isolate(person.name))}
          confirmLabel={words.resetTotp}
          pending={pending === "totp"}
          onConfirm={() => run("totp", () => api.people.resetTotp.mutate({ userId: person.id }), words.totpReset)}
        >
          {words.resetTotpText}
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

function Line({ hint, children }: { hint: string | null; children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      {children}
      {hint ? <p className="text-sm">{hint}</p> : null}
    </div>
  );
}
