"use client";

import { Link2, ShieldAlert, ShieldCheck } from "lucide-react";
import type { ChainState } from "@/domain/audit/schema";
import { copyText } from "@/features/desk";
import { audit } from "@/messages/fa/audit";
import { formatRelative } from "@/persian/dates";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { useNow } from "@/ui/now";

const words = audit.chain;
const PATIENCE_MS = 2 * 60_000;

/** Whether the chain of the audit holds, since when that is known, and its head to keep elsewhere. */
export function ChainNote({ chain }: { chain: ChainState }) {
  const now = new Date(useNow());
  const ago = (at: string) => formatRelative(at, now);
  const { lastCheck, head, sealedAt, waitingSince } = chain;
  if (head === null || sealedAt === null) return <p className="mb-5 text-ink-muted text-sm">{words.empty}</p>;
  const isBroken = lastCheck !== null && lastCheck.problems > 0;
  const isLate = waitingSince !== null && now.getTime() - Date.parse(waitingSince) > PATIENCE_MS;
  return (
    <section aria-label={words.title} className="mb-5 space-y-3">
      {isBroken && <ErrorNote title={words.broken(formatNumber(lastCheck.problems), ago(lastCheck.at))}>{words.brokenHint}</ErrorNote>}
      {isLate && (
        <p className="flex items-start gap-2 rounded border border-amber-line bg-amber-soft px-3 py-2 text-amber-ink text-sm">
          <ShieldAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          {words.waiting(formatNumber(chain.waiting), ago(waitingSince))}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded border border-line px-3 py-2 text-sm">
        {!isBroken && (
          <p className="flex items-start gap-2">
            <ShieldCheck className="mt-0.5 size-4 shrink-0 text-success-ink" aria-hidden="true" />
            {lastCheck === null ? words.unchecked(ago(sealedAt)) : words.fine(ago(sealedAt))}
          </p>
        )}
        {lastCheck !== null && <p className="text-ink-muted">{words.checked(formatNumber(chain.sealed), ago(lastCheck.at))}</p>}
        <Button
          kind="ghost"
          size="sm"
          title={words.headHint}
          className="ms-auto"
          icon={<Link2 className="size-4" aria-hidden="true" />}
          onClick={() => void copyText(head, words.copied)}
        >
          {words.copy}
        </Button>
      </div>
    </section>
  );
}
