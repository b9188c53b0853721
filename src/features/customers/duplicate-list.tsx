"use client";

import { UsersRound } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DUPLICATES_SHOWN, type DuplicatePair, type DuplicateSide } from "@/domain/customers/duplicates";
import { api, failureOf } from "@/features/desk";
import { customerMerge as words } from "@/messages/fa/customer-merge";
import { formatNumber } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { Badge } from "@/ui/badge";
import { Button, ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { showToast } from "@/ui/toast-queue";

const keyOf = ({ one, other }: DuplicatePair) => `${one.id} ${other.id}`;

/** /customers/duplicates: pairs that may be one person, with why; each is compared and made one, or told apart for good. */
export function DuplicateList({ pairs, isMore }: { pairs: DuplicatePair[]; isMore: boolean }) {
  const [gone, setGone] = useState<readonly string[]>([]);
  const shown = pairs.filter((pair) => !gone.includes(keyOf(pair)));
  const tellApart = async (pair: DuplicatePair) => {
    setGone((before) => [...before, keyOf(pair)]);
    try {
      await api.customers.tellApart.mutate({ oneId: pair.one.id, otherId: pair.other.id });
      showToast({ message: words.toldApart });
    } catch (error) {
      setGone((before) => before.filter((key) => key !== keyOf(pair)));
      showToast({ tone: "danger", message: failureOf(error).sentence });
    }
  };
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 md:px-8 md:py-8">
      <p className="mb-3 text-sm">
        <Link href="/customers" className="rounded-sm text-ink-muted hover:text-ink hover:underline hover:underline-offset-4">
          {words.back}
        </Link>
      </p>
      <header className="mb-5">
        <h1 className="text-2xl">{words.title}</h1>
        <p className="mt-0.5 max-w-prose text-ink-muted">{words.lead}</p>
      </header>
      {shown.length === 0 ? (
        <EmptyState icon={<UsersRound className="size-6" />} title={words.none}>
          {words.noneText}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {shown.map((pair) => (
            <li key={keyOf(pair)} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3">
              <div className="grid min-w-0 flex-1 basis-80 gap-x-6 gap-y-2 sm:grid-cols-2">
                <Side side={pair.one} />
                <Side side={pair.other} />
              </div>
              <div className="flex flex-wrap items-center gap-2">
                {pair.reasons.map((reason) => (
                  <Badge key={reason}>{words.reasons[reason]}</Badge>
                ))}
                <ButtonLink href={`/customers/merge?survivor=${pair.one.id}&merged=${pair.other.id}`}>{words.compare}</ButtonLink>
                <Button kind="ghost" onClick={() => void tellApart(pair)}>
                  {words.apart}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {isMore && <p className="mt-4 text-ink-muted text-sm">{words.more(formatNumber(DUPLICATES_SHOWN))}</p>}
    </div>
  );
}

function Side({ side }: { side: DuplicateSide }) {
  return (
    <div className="min-w-0">
      <Link href={`/customers/${side.id}`} className="rounded-sm font-medium [overflow-wrap:anywhere] hover:underline hover:underline-offset-4">
        <bdi>{side.name}</bdi>
      </Link>
      <p className="flex flex-wrap gap-x-3 text-ink-muted text-sm [overflow-wrap:anywhere]">
        {[side.companyName, side.city].map((text) => text && <bdi key={text}>{text}</bdi>)}
        {side.phone && <bdi dir="ltr">{formatPhoneLightly(side.phone)}</bdi>}
        {side.email && <bdi dir="ltr">{side.email}</bdi>}
        <span>{words.tickets(formatNumber(side.allTickets))}</span>
      </p>
    </div>
  );
}
