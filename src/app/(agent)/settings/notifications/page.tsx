import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { staffPage } from "@/app/viewer";
import { RulesForm } from "@/features/notifications";
import { notificationSettings as words } from "@/messages/fa/notification-settings";

export const metadata: Metadata = { title: words.everybodysTitle };

/** What counts for everybody who has chosen nothing. Admins change it. */
export default async function NotificationRulesPage() {
  const { api } = await staffPage("/settings/notifications");
  try {
    const rules = await api.notifications.rules();
    return (
      <div className="mx-auto max-w-3xl px-4 py-6 md:px-6 md:py-8">
        <header className="mb-6">
          <h1 className="text-2xl">{words.everybodysTitle}</h1>
          <p className="mt-0.5 text-ink-muted">{words.everybodysLead}</p>
        </header>
        <RulesForm initial={rules} />
        <p className="mt-8">
          <Link href="/account/notifications" className="text-ink-muted underline decoration-line-strong underline-offset-4 hover:text-ink">
            {words.mine}
          </Link>
        </p>
      </div>
    );
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") notFound();
    throw error;
  }
}
