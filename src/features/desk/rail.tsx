"use client";
import { Bell, KanbanSquare, ListChecks, Settings, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { Role } from "@/domain/actor";
import { desk } from "@/messages/fa/desk";
import { notifications as words } from "@/messages/fa/notifications";
import { ui } from "@/messages/fa/ui";
import { toPersianDigits } from "@/persian/digits";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import { LogoMark } from "@/ui/logo";
import { MenuButton } from "@/ui/menu-button";
import { setTheme } from "@/ui/theme-toggle";
import { leave } from "./leave";
import { useDeskLine } from "./live";
import { useAway } from "./use-away";
import { useBrowserNotifications } from "./use-browser-notifications";
import { useTitleCount } from "./use-title-count";
import { useUnread } from "./use-unread";

type Section = { href: string; label: string; icon: ReactNode; isHere: (path: string) => boolean; isFor?: (role: Role) => boolean };

const INBOX = "/inbox";

const sections: readonly Section[] = [
  {
    href: "/",
    label: desk.cards,
    icon: <KanbanSquare className="size-5" aria-hidden="true" />,
    isHere: (path) => path === "/" || path.startsWith("/boards") || path.startsWith("/tickets") || path.startsWith("/views"),
  },
  { href: "/my", label: desk.my, icon: <ListChecks className="size-5" aria-hidden="true" />, isHere: (path) => path.startsWith("/my") },
  {
    href: "/customers",
    label: desk.customers,
    icon: <UsersRound className="size-5" aria-hidden="true" />,
    isHere: (path) => path.startsWith("/customers"),
  },
  { href: INBOX, label: desk.inbox, icon: <Bell className="size-5" aria-hidden="true" />, isHere: (path) => path.startsWith(INBOX) },
  {
    href: "/settings",
    label: desk.settings,
    icon: <Settings className="size-5" aria-hidden="true" />,
    isHere: (path) => path.startsWith("/settings"),
    isFor: (role) => role === "SUPERVISOR" || role === "ADMIN",
  },
];

type Props = {
  me: { id: string; name: string; role: Role; isAway: boolean };
  /** What can be begun from every page; on a phone it stands on the pages themselves. */
  tools?: ReactNode;
};

/** The product's sections: a rail at the inline start on a wide screen, a bar at the bottom on a phone. */
export function Rail({ me, tools }: Props) {
  const path = usePathname() ?? "";
  useDeskLine(me.id);
  const unread = useUnread(path);
  const { isAway, toggle } = useAway(me.id, me.isAway);
  useTitleCount(unread);
  useBrowserNotifications(me.id);
  return (
    <nav
      aria-label={desk.nav}
      className="fixed inset-x-0 bottom-0 z-30 flex h-14 items-center justify-around border-line border-t bg-surface-raised pb-[env(safe-area-inset-bottom)] md:static md:h-dvh md:w-16 md:flex-col md:justify-start md:gap-1 md:border-e md:border-t-0 md:py-3"
    >
      <Link href="/" className="mb-3 hidden rounded md:block" aria-label={desk.product}>
        <LogoMark className="size-8" />
      </Link>
      {sections
        .filter((section) => section.isFor?.(me.role) ?? true)
        .map((section) => {
          const isHere = section.isHere(path);
          return (
            <Link
              key={section.href}
              href={section.href}
              aria-current={isHere ? "page" : undefined}
              className={classNames(
                "flex min-w-14 flex-col items-center gap-0.5 rounded-lg px-1 py-1.5 text-2xs transition-colors",
                isHere ? "bg-surface-sunken font-medium text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
              )}
            >
              <span className="relative">
                {section.icon}
                {section.href === INBOX && unread > 0 ? (
                  <span
                    aria-hidden="true"
                    className="absolute -end-2.5 -top-1.5 min-w-4 rounded-full bg-accent-solid px-1 text-center text-2xs text-on-accent leading-4"
                  >
                    {unread > 99 ? words.many : toPersianDigits(String(unread))}
                  </span>
                ) : null}
              </span>
              {section.label}
              {section.href === INBOX && unread > 0 ? <span className="sr-only">، {words.unread(toPersianDigits(String(unread)))}</span> : null}
            </Link>
          );
        })}
      {tools && <div className="hidden md:mt-2 md:flex md:flex-col md:items-center md:gap-1">{tools}</div>}
      <div className="md:mt-auto">
        <MenuButton
          label={desk.account}
          placement="top start"
          items={[
            { id: "who", label: me.name, hint: desk.roles[me.role], href: "/account" },
            ...(me.role === "READER" ? [] : [{ id: "away", label: isAway ? desk.comeBack : desk.goAway }]),
            { id: "separator-1", separator: true },
            {
              id: "theme",
              label: desk.theme,
              items: [
                { id: "light", label: ui.themeLight },
                { id: "dark", label: ui.themeDark },
                { id: "system", label: ui.themeSystem },
              ],
            },
            { id: "separator-2", separator: true },
            { id: "sign-out", label: desk.signOut },
          ]}
          onAction={(id) => {
            if (id === "light" || id === "dark" || id === "system") setTheme(id);
            if (id === "away") void toggle();
            if (id === "sign-out") void leave(me.id);
          }}
        >
          {(trigger) => (
            <button
              type="button"
              {...trigger}
              aria-label={`${desk.account}: ${me.name}${isAway ? `، ${desk.isAway}` : ""}`}
              className="relative rounded-full p-1"
            >
              <Avatar name={me.name} colourKey={me.id} decorative />
              {isAway ? (
                <span
                  aria-hidden="true"
                  className="absolute start-1/2 -bottom-1.5 -translate-x-1/2 rounded-full bg-amber-soft px-1.5 text-2xs text-amber-ink rtl:translate-x-1/2"
                >
                  {desk.isAway}
                </span>
              ) : null}
            </button>
          )}
        </MenuButton>
      </div>
    </nav>
  );
}
