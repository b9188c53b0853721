"use client";
import { ImagePlus, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import type { Reason } from "@/domain/errors";
import { desk } from "@/messages/fa/desk";
import { errors } from "@/messages/fa/errors";
import { portalSettings } from "@/messages/fa/portal-settings";
import { Button } from "@/ui/button";
import { FieldError } from "@/ui/error-note";
import { showToast } from "@/ui/toast-queue";

const words = portalSettings.logo;

/** The organisation's logo: shown as the portal shows it, replaced or taken away at once. */
export function LogoField({ version, mayEdit, refresh }: { version: string | null; mayEdit: boolean; refresh: () => Promise<unknown> }) {
  const picker = useRef<HTMLInputElement>(null);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function send(file: File | null) {
    setPending(true);
    setProblem(null);
    const answer = await fetch("/api/organisation/logo", file ? { method: "POST", body: file } : { method: "DELETE" }).catch(() => null);
    if (answer?.ok) {
      await refresh();
      showToast({ message: file ? words.saved : words.removed, tone: "success" });
    } else {
      const reason = ((await answer?.json().catch(() => null)) as { error?: { reason?: Reason } } | null)?.error?.reason;
      setProblem(reason ? errors[reason] : desk.offline);
    }
    setPending(false);
  }
  return (
    <div>
      <p className="mb-1.5 font-medium text-sm">{words.title}</p>
      <div className="flex flex-wrap items-center gap-3">
        <span className="flex h-12 min-w-24 items-center justify-center rounded border border-line bg-surface-raised px-3">
          {version ? (
            <img src={`/portal/logo?v=${version}`} alt={words.title} className="h-8 max-w-28 object-contain" />
          ) : (
            <span className="text-ink-faint text-sm">{words.none}</span>
          )}
        </span>
        {mayEdit ? (
          <>
            <input
              ref={picker}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              aria-label={words.choose}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = "";
                if (file) void send(file);
              }}
            />
            <Button type="button" pending={isPending} icon={<ImagePlus className="size-4" aria-hidden="true" />} onClick={() => picker.current?.click()}>
              {words.choose}
            </Button>
            {version ? (
              <Button type="button" kind="ghost" disabled={isPending} icon={<Trash2 className="size-4" aria-hidden="true" />} onClick={() => void send(null)}>
                {words.remove}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
      {problem ? <FieldError>{problem}</FieldError> : <p className="mt-1.5 text-ink-muted text-sm">{words.hint}</p>}
    </div>
  );
}
