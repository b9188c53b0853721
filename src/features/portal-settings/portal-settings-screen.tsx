"use client";
import { Copy, ExternalLink } from "lucide-react";
import { useState } from "react";
import type { PortalSettings } from "@/domain/portal/schema";
import { api } from "@/features/desk";
import { portalSettings as words } from "@/messages/fa/portal-settings";
import { Button } from "@/ui/button";
import { showToast } from "@/ui/toast-queue";
import { FaqSettings } from "./faq-settings";
import { OrganisationForm } from "./organisation-form";

/** /settings/portal: the link to share, the organisation as customers meet it, and the questions of each department. */
export function PortalSettingsScreen({ initial }: { initial: PortalSettings }) {
  const [settings, setSettings] = useState(initial);
  const refresh = async () => {
    const fresh = await api.portalSettings.get.query();
    setSettings(fresh);
    return fresh;
  };
  return (
    <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
      <h1 className="text-2xl">{words.title}</h1>
      <p className="mt-0.5 mb-6 text-ink-muted">{words.lead}</p>
      <PortalLink url={settings.portalUrl} />
      <OrganisationForm organisation={settings.organisation} mayEdit={settings.canEditOrganisation} refresh={refresh} />
      <FaqSettings departments={settings.departments} refresh={refresh} />
    </div>
  );
}

function PortalLink({ url }: { url: string }) {
  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      showToast({ message: words.link.copied });
    } catch {
      showToast({ message: words.link.copyFailed, tone: "danger" });
    }
  }
  return (
    <section aria-labelledby="portal-link" className="mb-8">
      <h2 id="portal-link" className="text-lg">
        {words.link.title}
      </h2>
      <p className="mb-3 text-ink-muted">{words.link.lead}</p>
      <div className="flex flex-wrap items-center gap-2">
        <bdi dir="ltr" className="min-w-0 flex-1 basis-full select-all truncate sm:basis-0 rounded border border-line bg-surface-sunken px-3 py-1.5">
          {url}
        </bdi>
        <Button icon={<Copy className="size-4" aria-hidden="true" />} onClick={copy}>
          {words.link.copy}
        </Button>
        <a href={url} target="_blank" rel="noopener" className="inline-flex h-8 items-center gap-1.5 rounded px-2 text-ink-muted hover:bg-hover hover:text-ink">
          <ExternalLink className="size-4" aria-hidden="true" />
          {words.link.open}
        </a>
      </div>
    </section>
  );
}
