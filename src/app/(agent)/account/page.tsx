import { Bell } from "lucide-react";
import type { Metadata } from "next";
import { staffPage } from "@/app/viewer";
import { PasswordForm, SessionList, TwoFactor } from "@/features/identity";
import { desk } from "@/messages/fa/desk";
import { identity as words } from "@/messages/fa/identity";
import { notifications } from "@/messages/fa/notifications";
import { Avatar } from "@/ui/avatar";
import { ButtonLink } from "@/ui/button";
import { ThemeToggle } from "@/ui/theme-toggle";

export const metadata: Metadata = { title: words.account };

export default async function AccountPage() {
  const { api } = await staffPage("/account");
  const [me, sessions, twoFactor] = await Promise.all([api.identity.me(), api.identity.sessions(), api.identity.twoFactor()]);
  return (
    <div className="mx-auto max-w-2xl px-4 py-8 md:px-6">
      <header className="mb-8 flex items-center gap-4">
        <Avatar name={me.name} colourKey={me.id} size="lg" decorative />
        <div className="min-w-0">
          <h1 className="font-semibold text-2xl">{me.name}</h1>
          <p className="text-ink-muted">
            {desk.roles[me.role]} · <bdi dir="ltr">{me.email}</bdi>
          </p>
        </div>
        <ThemeToggle className="ms-auto" />
      </header>
      <p className="mb-8">
        <ButtonLink href="/account/notifications" icon={<Bell className="size-4" aria-hidden="true" />}>
          {notifications.settings}
        </ButtonLink>
      </p>
      <SessionList initial={sessions} />
      <PasswordForm />
      <TwoFactor initial={twoFactor} />
    </div>
  );
}
