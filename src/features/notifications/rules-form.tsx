"use client";

import { type FormEvent, useState } from "react";
import type { NotificationRules } from "@/domain/notifications/schema";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { notificationSettings as words } from "@/messages/fa/notification-settings";
import { formatNumber } from "@/persian/digits";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { hoursText, readHours } from "./hours";

/** What counts for whoever has set nothing: after how long a customer's wait somebody is told (N11). For admins. */
export function RulesForm({ initial }: { initial: NotificationRules }) {
  const [saved, setSaved] = useState(initial);
  const [hours, setHours] = useState(hoursText(initial.waitingHours));
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  useUnsaved(hours !== hoursText(saved.waitingHours) && !isPending, words.unsaved);

  async function save(event: FormEvent) {
    event.preventDefault();
    const waitingHours = readHours(hours);
    setProblem(waitingHours === undefined ? words.badHours : null);
    setFailure(null);
    if (waitingHours === undefined) return document.querySelector<HTMLElement>("input[name=waitingHours]")?.focus();
    setPending(true);
    try {
      const { version } = await api.notifications.saveRules.mutate({ waitingHours, expectedVersion: saved.version });
      setSaved({ waitingHours, version });
      setHours(hoursText(waitingHours));
      showToast({ message: words.saved, tone: "success" });
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      const fresh = reason === "notifications.changed_by_someone_else" ? await api.notifications.rules.query().catch(() => null) : null;
      if (fresh) setSaved(fresh);
      setFailure(fresh ? `${sentence} ${words.hoursNow(formatNumber(fresh.waitingHours))}` : sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={save} noValidate className="flex flex-col items-start gap-5">
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <TextField
        label={words.everybodysHours}
        name="waitingHours"
        inputMode="numeric"
        value={hours}
        error={problem}
        hint={words.everybodysHoursHint}
        end={<span className="pe-1 text-sm">{words.hours}</span>}
        onChange={(event) => {
          setProblem(null);
          setHours(event.target.value);
        }}
        className="w-full sm:max-w-96"
      />
      <Button type="submit" kind="primary" pending={isPending}>
        {words.save}
      </Button>
    </form>
  );
}
