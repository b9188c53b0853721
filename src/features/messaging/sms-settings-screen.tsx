"use client";
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { copyText, useTRPC, withQueries } from "@/features/desk";
import { smsSettings as words } from "@/messages/fa/sms-settings";
import { IconButton } from "@/ui/icon-button";
import { AccountPanel } from "./account-panel";
import { MonthReport } from "./month-report";
import { type Rules, RulesForm } from "./rules-form";
import { TemplateList } from "./template-list";

type Scope = { id: string; name: string };
type Props = {
  rules: Rules;
  departments: readonly Scope[];
  stages: readonly Scope[];
  month: { year: number; month: number };
  webhooks: { delivery: string; inbound: string };
};

function Screen({ rules: initial, departments, stages, month, webhooks }: Props) {
  const trpc = useTRPC();
  const { data: rules } = useQuery({ ...trpc.messaging.rules.queryOptions(), initialData: initial });
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-10 px-4 py-8 md:px-6">
      <header>
        <h1 className="text-2xl">{words.title}</h1>
        <p className="mt-1 text-ink-muted">{words.lead}</p>
      </header>
      <Section title={words.account.title}>
        <AccountPanel />
      </Section>
      <Section title={words.rules.title}>
        <RulesForm key={rules.version} rules={rules} />
      </Section>
      <Section title={words.templates.title} lead={words.templates.lead}>
        <TemplateList departments={departments} stages={stages} />
      </Section>
      <Section title={words.report.title}>
        <MonthReport current={month} />
      </Section>
      <Section title={words.webhooks.title} lead={words.webhooks.lead}>
        <Address name={words.webhooks.delivery} url={webhooks.delivery} />
        <Address name={words.webhooks.inbound} url={webhooks.inbound} />
      </Section>
    </div>
  );
}

/** Everything about SMS that an administrator decides or needs to know. */
export const SmsSettingsScreen = withQueries(Screen);

function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-xl">{title}</h2>
      {lead ? <p className="mt-1 text-ink-muted">{lead}</p> : null}
      <div className="mt-4">{children}</div>
    </section>
  );
}

function Address({ name, url }: { name: string; url: string }) {
  return (
    <div className="mb-2 flex items-center gap-3">
      <span className="w-28 shrink-0 text-sm">{name}</span>
      <bdi dir="ltr" className="min-w-0 flex-1 truncate rounded bg-surface-sunken px-2 py-1 font-mono text-xs">
        {url}
      </bdi>
      <IconButton name={`${words.webhooks.copy} ${name}`} icon={<Copy className="size-4" />} onClick={() => void copyText(url, words.webhooks.copied)} />
    </div>
  );
}
