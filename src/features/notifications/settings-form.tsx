"use client";

import { type FormEvent, useState } from "react";
import type { NotificationChoice, NotificationSettings } from "@/domain/notifications/schema";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { notificationSettings as words } from "@/messages/fa/notification-settings";
import { notifications } from "@/messages/fa/notifications";
import { formatNumber } from "@/persian/digits";
import { joinPersian } from "@/persian/text";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { Switch } from "@/ui/switch";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { hoursText, readHours } from "./hours";
import { reasonIcons } from "./reason-icon";

/** What one hears of oneself: each reason in the inbox and by the browser, and after how long a wait (N15). */
export function SettingsForm({ initial }: { initial: NotificationSettings }) {
  const [saved, setSaved] = useState(initial);
  const [choices, setChoices] = useState(initial.choices);
  const [hours, setHours] = useState(hoursText(initial.waitingHours));
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const isUnsaved = JSON.stringify(choices) !== JSON.stringify(saved.choices) || hours !== hoursText(saved.waitingHours);
  useUnsaved(isUnsaved && !isPending, words.unsaved);

  const set = (reason: string, part: Partial<NotificationChoice>) =>
    setChoices(choices.map((choice) => (choice.reason === reason ? { ...choice, ...part, ...(part.inInbox === false ? { inBrowser: false } : {}) } : choice)));

  async function save(event: FormEvent) {
    event.preventDefault();
    const waitingHours = hours.trim() === "" ? null : readHours(hours);
    setProblem(waitingHours === undefined ? words.badHours : null);
    setFailure(null);
    if (waitingHours === undefined) return document.querySelector<HTMLElement>("input[name=waitingHours]")?.focus();
    setPending(true);
    try {
      await api.notifications.saveSettings.mutate({ choices, waitingHours, expectedVersion: saved.version });
      const fresh = await api.notifications.settings.query();
      setSaved(fresh);
      setChoices(fresh.choices);
      setHours(hoursText(fresh.waitingHours));
      showToast({ message: words.saved, tone: "success" });
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      const fresh = reason === "notifications.changed_by_someone_else" ? await api.notifications.settings.query().catch(() => null) : null;
      // What was chosen here stays; saving again then means it.
      if (fresh) setSaved(fresh);
      setFailure(fresh ? `${sentence} ${whatChanged(saved, fresh)}` : sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-6">
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <section aria-labelledby="reasons">
        <h2 id="reasons" className="mb-1 text-lg">
          {words.reasons}
        </h2>
        <p className="mb-3 text-ink-muted">{words.reasonsHint}</p>
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
          {choices.map(({ reason, inInbox, inBrowser }) => {
            const { settings, hint } = notifications.reasons[reason];
            const Icon = reasonIcons[reason];
            return (
              <li key={reason}>
                <fieldset className="flex flex-wrap items-start gap-x-6 gap-y-2 px-4 py-3">
                  <legend className="sr-only">{settings}</legend>
                  <div className="flex min-w-0 flex-1 basis-64 gap-3">
                    <Icon className="mt-0.5 size-4.5 shrink-0 text-ink-faint" aria-hidden="true" />
                    <p aria-hidden="true" className="min-w-0">
                      <span className="font-medium">{settings}</span>
                      <span className="block text-ink-muted text-sm">{hint}</span>
                    </p>
                  </div>
                  <div className="flex gap-5 ps-7.5 sm:ps-0">
                    <Switch
                      label={words.inInbox}
                      name={`${reason}.inInbox`}
                      checked={inInbox}
                      onChange={(event) => set(reason, { inInbox: event.target.checked })}
                    />
                    <Switch
                      label={words.inBrowser}
                      name={`${reason}.inBrowser`}
                      checked={inBrowser && inInbox}
                      disabled={!inInbox}
                      onChange={(event) => set(reason, { inBrowser: event.target.checked })}
                    />
                  </div>
                </fieldset>
              </li>
            );
          })}
        </ul>
      </section>
      <TextField
        label={words.myHours}
        name="waitingHours"
        inputMode="numeric"
        optional
        value={hours}
        error={problem}
        hint={words.myHoursHint(formatNumber(saved.organisationHours))}
        placeholder={formatNumber(saved.organisationHours)}
        end={<span className="pe-1 text-sm">{words.hours}</span>}
        onChange={(event) => {
          setProblem(null);
          setHours(event.target.value);
        }}
        className="sm:max-w-80"
      />
      <div>
        <Button type="submit" kind="primary" pending={isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

/** What another page has changed since this one looked, so that nobody overwrites it unawares. */
function whatChanged(before: NotificationSettings, after: NotificationSettings): string {
  const names = after.choices
    .filter((choice) => JSON.stringify(choice) !== JSON.stringify(before.choices.find((one) => one.reason === choice.reason)))
    .map((choice) => `«${notifications.reasons[choice.reason].settings}»`);
  if (after.waitingHours !== before.waitingHours) names.push(`«${words.myHours}»`);
  return names.length > 0 ? words.changedMeanwhile(joinPersian(names)) : "";
}
