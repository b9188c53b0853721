import type { Metadata } from "next";
import Link from "next/link";
import { staffPage } from "@/app/viewer";
import { BrowserSwitch, SettingsForm } from "@/features/notifications";
import { notificationSettings as words } from "@/messages/fa/notification-settings";

export const metadata: Metadata = { title: words.title };

/** What one hears of, for oneself (N15). */
export default async function NotificationSettingsPage() {
  const { agent, api } = await staffPage("/account/notifications");
  return (
    <div className="mx-auto max-w-2xl px-4 py-6 md:px-6 md:py-8">
      <header className="mb-6">
        <Link href="/inbox" className="text-ink-muted text-sm underline decoration-line-strong underline-offset-4 hover:text-ink">
          {words.back}
        </Link>
        <h1 className="mt-1 text-2xl">{words.title}</h1>
        <p className="mt-0.5 text-ink-muted">{words.lead}</p>
      </header>
      <BrowserSwitch userId={agent.userId} />
      <SettingsForm initial={await api.notifications.settings()} />
    </div>
  );
}
