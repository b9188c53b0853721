"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { AlertTriangle, CheckCircle2, FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { failureOf, useTRPC } from "@/features/desk";
import { smsSettings } from "@/messages/fa/sms-settings";
import { formatNumber, toPersianDigits } from "@/persian/digits";
import { formatToman } from "@/persian/money";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { showToast } from "@/ui/toast-queue";

const words = smsSettings.account;
const REFRESH_MS = 15_000;

/** How sending goes: the account, the queue and what the month has cost. */
export function AccountPanel() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data: account } = useQuery({ ...trpc.messaging.account.queryOptions(), refetchInterval: REFRESH_MS });
  const allow = useMutation(
    trpc.messaging.allowLinks.mutationOptions({
      onSuccess: () => {
        showToast({ message: words.allowed, tone: "success" });
        return queries.invalidateQueries({ queryKey: trpc.messaging.account.queryKey() });
      },
      onError: (error) => showToast({ message: failureOf(error).sentence, tone: "danger" }),
    }),
  );
  if (!account) return null;
  const share = account.budgetRials ? account.spentRials / account.budgetRials : 0;
  return (
    <div className="flex flex-col gap-4">
      {account.isPaused ? (
        <Line tone="danger" icon={<AlertTriangle className="size-5" aria-hidden="true" />} title={words.paused}>
          {words.pausedNote(toPersianDigits(String(account.providerCode ?? "")))}
        </Line>
      ) : account.isSandbox ? (
        <Line tone="neutral" icon={<FlaskConical className="size-5" aria-hidden="true" />} title={words.sandbox}>
          {words.sandboxNote}
        </Line>
      ) : (
        <Line tone="success" icon={<CheckCircle2 className="size-5" aria-hidden="true" />} title={words.working} />
      )}
      {account.refusesLinks ? (
        <Line tone="warning" icon={<AlertTriangle className="size-5" aria-hidden="true" />} title={words.refusesLinks}>
          <Button size="sm" className="mt-2" pending={allow.isPending} onClick={() => allow.mutate()}>
            {words.allowLinks}
          </Button>
        </Line>
      ) : null}
      {share >= 0.8 ? (
        <Line
          tone={share >= 1 ? "danger" : "warning"}
          icon={<AlertTriangle className="size-5" aria-hidden="true" />}
          title={share >= 1 ? words.overBudget : words.nearBudget}
        />
      ) : null}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-5">
        <Figure name={words.spent} note={account.budgetRials ? words.ofBudget(formatToman(account.budgetRials)) : undefined}>
          {formatToman(account.spentRials)}
        </Figure>
        {account.creditRials === null ? null : <Figure name={words.credit}>{formatToman(account.creditRials)}</Figure>}
        <Figure name={words.queued}>{formatNumber(account.queued)}</Figure>
        <Figure name={words.failedToday}>{formatNumber(account.failedToday)}</Figure>
        <Figure name={words.unknown}>{formatNumber(account.unknown)}</Figure>
      </dl>
    </div>
  );
}

function Figure({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-muted text-sm">{name}</dt>
      <dd className="mt-0.5 font-semibold text-lg tabular-nums">{children}</dd>
      {note ? <dd className="text-ink-muted text-xs">{note}</dd> : null}
    </div>
  );
}

const grounds = {
  danger: "border-danger-line bg-danger-soft text-danger-ink",
  warning: "border-amber-line bg-amber-soft text-amber-ink",
  success: "border-success-line bg-success-soft text-success-ink",
  neutral: "border-line bg-surface-sunken text-ink",
};

function Line({ tone, icon, title, children }: { tone: keyof typeof grounds; icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div role={tone === "danger" ? "alert" : undefined} className={classNames("flex gap-3 rounded-lg border px-4 py-3", grounds[tone])}>
      <span className="mt-0.5 shrink-0">{icon}</span>
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 text-sm">{children}</div> : null}
      </div>
    </div>
  );
}
