"use client";
import { Copy } from "lucide-react";
import { useId } from "react";
import type { LinkPurpose, MadeLink } from "@/domain/identity/schema";
import { copyText } from "@/features/desk";
import { people as words } from "@/messages/fa/people";
import { formatDateTime } from "@/persian/dates";
import { Button } from "@/ui/button";

/** A link that is shown this once, to be copied. There is no way back to it: closing is what the person says after copying. */
export function MadeLinkNote({ link, purpose }: { link: MadeLink; purpose: LinkPurpose }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h3 id={id} className="font-medium">
        {words.link[purpose]}
      </h3>
      <bdi dir="ltr" data-made-link className="block select-all break-all rounded border border-line bg-surface-sunken px-3 py-2 text-start text-sm">
        {link.url}
      </bdi>
      <Button kind="primary" className="self-start" icon={<Copy className="size-4" aria-hidden="true" />} onClick={() => copyText(link.url, words.link.copied)}>
        {words.link.copy}
      </Button>
      <p className="rounded bg-amber-soft px-3 py-2 text-amber-ink text-sm">{words.link.once}</p>
      <p className="text-ink-muted text-sm">{words.link.until(formatDateTime(link.expiresAt))}</p>
    </section>
  );
}
