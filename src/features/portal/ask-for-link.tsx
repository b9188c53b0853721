import type { PortalWords } from "@/messages/portal-words";
import type { PlainAction } from "./form-state";
import { Notice } from "./notice";
import { PhoneForm } from "./phone-form";

type Props = { isDead: boolean; wasSent: boolean; failure: string | null; action: PlainAction; words: PortalWords };

/** A link that opens nothing (any more), and the way to a new one. The same for every such link: it tells nobody what exists. */
export function AskForLink({ isDead, wasSent, failure, action, words }: Props) {
  return (
    <div className="mx-auto max-w-md">
      <h1 className="text-2xl">{isDead ? words.link.title : words.link.askTitle}</h1>
      {wasSent ? (
        <Notice tone="good" className="mt-4">
          {words.link.sent}
        </Notice>
      ) : (
        <>
          <p className="mt-1 mb-5 text-ink-muted">{words.link.lead}</p>
          {failure ? (
            <Notice tone="bad" className="mb-4">
              {failure}
            </Notice>
          ) : null}
          <PhoneForm action={action} submit={words.link.send} phone="" words={words} />
        </>
      )}
      <p className="mt-4 flex flex-wrap gap-x-5 text-base">
        <a href="/portal/code" className="py-2 underline decoration-line-strong underline-offset-4">
          {words.login.byCode}
        </a>
        <a href="/portal/login" className="py-2 underline decoration-line-strong underline-offset-4">
          {words.code.login}
        </a>
      </p>
    </div>
  );
}
