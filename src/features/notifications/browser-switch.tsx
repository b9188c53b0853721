"use client";

import { BellRing } from "lucide-react";
import { useEffect, useState } from "react";
import { type BrowserChoice, browserChoice, turnOffBrowserNotifications, turnOnBrowserNotifications } from "@/features/desk";
import { notificationSettings } from "@/messages/fa/notification-settings";
import { Button } from "@/ui/button";

const words = notificationSettings.browser;

/** Turns the browser's own notifications on and off in this browser. The browser's question comes only after the press. */
export function BrowserSwitch({ userId }: { userId: string }) {
  const [choice, setChoice] = useState<BrowserChoice | null>(null);
  useEffect(() => setChoice(browserChoice(userId)), [userId]);
  return (
    <section aria-labelledby="browser" className="mb-8 rounded-lg border border-line bg-surface-raised px-4 py-3.5">
      <h2 id="browser" className="flex items-center gap-2 text-lg">
        <BellRing className="size-4.5 text-ink-faint" aria-hidden="true" />
        {words.title}
      </h2>
      <p className="mt-0.5 text-ink-muted">{words.lead}</p>
      <div role="status" className="mt-3 flex min-h-9 flex-wrap items-center gap-3">
        {choice === "on" && (
          <>
            <span>{words.isOn}</span>
            <Button
              onClick={() => {
                turnOffBrowserNotifications(userId);
                setChoice(browserChoice(userId));
              }}
            >
              {words.turnOff}
            </Button>
          </>
        )}
        {choice === "off" && <Button onClick={() => void turnOnBrowserNotifications(userId).then(setChoice)}>{words.turnOn}</Button>}
        {choice === "blocked" && <span>{words.blocked}</span>}
        {choice === "unsupported" && <span>{words.unsupported}</span>}
      </div>
    </section>
  );
}
