"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { Role } from "@/domain/actor";

import { audit } from "@/messages/fa/audit";
import { customerFields } from "@/messages/fa/customer-fields";
import { labels } from "@/messages/fa/labels";
import { notifications } from "@/messages/fa/notifications";
import { portalSettings as words } from "@/messages/fa/portal-settings";
import { visibility } from "@/messages/fa/visibility";
import { classNames } from "@/ui/class-names";

const pages: readonly { href: string; label: string; isFor: (role: Role) => boolean }[] = [
  { href: "/settings/portal", label: words.sections.portal, isFor: (role) => role === "SUPERVISOR" || role === "ADMIN" },
  { href: "/settings/visibility", label: visibility.title, isFor: (role) => role === "ADMIN" },
  { href: "/settings/pipelines", label: words.sections.pipelines, isFor: (role) => role === "ADMIN" },
  { href: "/settings/departments", label: words.sections.departments, isFor: (role) => role === "ADMIN" },
  { href: "/settings/people", label: words.sections.people, isFor: (role) => role === "ADMIN" },
  { href: "/settings/sms", label: words.sections.messaging, isFor: (role) => role === "ADMIN" },
  { href: "/settings/notifications", label: notifications.title, isFor: (role) => role === "ADMIN" },
  { href: "/settings/surveys", label: words.sections.surveys, isFor: (role) => role === "SUPERVISOR" || role === "ADMIN" },
  { href: "/settings/categories", label: labels.nav, isFor: (role) => role === "SUPERVISOR" || role === "ADMIN" },
  { href: "/settings/customer-fields", label: customerFields.nav, isFor: (role) => role === "ADMIN" },
  { href: "/settings/audit", label: audit.section, isFor: (role) => role === "ADMIN" },
];

/** The sections of the settings, in one line. */
export function SettingsNav({ role }: { role: Role }) {
  const path = usePathname() ?? "";
  const mine = pages.filter((page) => page.isFor(role));
  if (mine.length === 0) return null;
  return (
    <nav aria-label={words.settings} className="border-line border-b bg-surface-raised">
      <ul className="mx-auto flex max-w-6xl gap-x-1 overflow-x-auto px-4 md:flex-wrap md:overflow-visible md:px-6">
        {mine.map((page) => {
          const isHere = path.startsWith(page.href);
          return (
            <li key={page.href}>
              <Link
                href={page.href}
                aria-current={isHere ? "page" : undefined}
                className={classNames(
                  "-mb-px inline-flex h-11 items-center whitespace-nowrap border-b-2 px-3 font-medium transition-colors",
                  isHere ? "border-accent text-ink" : "border-transparent text-ink-muted hover:text-ink",
                )}
              >
                {page.label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
