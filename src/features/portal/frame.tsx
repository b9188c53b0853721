import type { ReactNode } from "react";
import type { PortalOrganisation } from "@/domain/portal/schema";
import type { PortalWords } from "@/messages/portal-words";
import { direction, LOCALES, type Locale } from "@/persian/locale";
import { formatPhone } from "@/persian/phone";
import { classNames } from "@/ui/class-names";
import type { PlainAction } from "./form-state";
import { Icon } from "./icon";
import "./portal.css";
import { SignOutButton } from "./sign-out-button";

const languageNames: Record<Locale, string> = { fa: "فارسی", ar: "العربية", en: "English" };

type Props = {
  organisation: PortalOrganisation;
  language: Locale;
  words: PortalWords;
  isSignedIn: boolean;
  /** Whether there is a place for orders in the menu. */
  hasOrders?: boolean;
  /** An action, or for pages that run no scripts an address for a plain POST. */
  setLanguage: PlainAction | string;
  signOut: PlainAction;
  children: ReactNode;
};

/** The organisation's own site around every page of the portal: its name and colour, hours, phone, help and the visitor's language. */
export function PortalFrame({ organisation, language, words, isSignedIn, hasOrders = false, setLanguage, signOut, children }: Props) {
  return (
    <div
      lang={language}
      dir={direction(language)}
      data-brand={organisation.brandColor}
      className="flex min-h-dvh flex-col bg-surface text-ink text-lg print:text-base"
    >
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded focus:bg-surface-raised focus:px-3 focus:py-2"
      >
        {words.frame.skip}
      </a>
      <header className="border-line border-b bg-surface-raised">
        <div className="mx-auto flex h-15 w-full max-w-2xl items-center gap-3 px-4">
          <a href="/portal" className="flex min-w-0 items-center gap-2.5 rounded py-1 font-semibold text-ink">
            {organisation.logoKey ? (
              <img src={`/portal/logo?v=${organisation.logoKey}`} alt="" className="h-8 max-w-28 object-contain" />
            ) : (
              <span aria-hidden="true" className="flex size-9 shrink-0 items-center justify-center rounded bg-accent-solid text-on-accent">
                {[...organisation.name.trim()][0] ?? ""}
              </span>
            )}
            <span className="truncate">{organisation.name}</span>
          </a>
          {isSignedIn ? (
            <form action={signOut} className="ms-auto shrink-0 print:hidden">
              <SignOutButton>{words.frame.signOut}</SignOutButton>
            </form>
          ) : null}
        </div>
        {hasOrders ? (
          <nav aria-label={words.orders.menu} className="mx-auto flex w-full max-w-2xl gap-1 px-2 print:hidden">
            <a href="/portal" className="inline-flex h-11 items-center rounded px-2 text-base text-ink-muted hover:text-ink">
              {words.orders.tickets}
            </a>
            <a href="/portal/orders" className="inline-flex h-11 items-center rounded px-2 text-base text-ink-muted hover:text-ink">
              {words.orders.title}
            </a>
          </nav>
        ) : null}
      </header>
      <main id="content" className="mx-auto w-full max-w-2xl flex-1 px-4 py-6 sm:py-8">
        {children}
      </main>
      <footer className="border-line border-t bg-surface-raised pb-[env(safe-area-inset-bottom)] text-base text-ink-muted print:hidden">
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-2 px-4 py-5">
          {organisation.answeringHours ? (
            <p className="flex items-start gap-2">
              <Icon name="clock" className="mt-0.5 size-4.5" />
              <span>
                {words.frame.answeringHours}: {organisation.answeringHours}
              </span>
            </p>
          ) : null}
          {organisation.supportPhone ? (
            <p className="flex items-start gap-2">
              <Icon name="phone" className="mt-1.5 size-4.5" />
              <span>
                {words.frame.call}:{" "}
                <a href={`tel:${organisation.supportPhone}`} className="inline-block py-1 underline decoration-line-strong underline-offset-4">
                  <bdi dir="ltr">{formatPhone(organisation.supportPhone, language)}</bdi>
                </a>
              </span>
            </p>
          ) : null}
          <p className="flex items-start gap-2">
            <Icon name="help" className="mt-1.5 size-4.5" />
            <a href="/portal/help" className="py-1 underline decoration-line-strong underline-offset-4">
              {words.frame.help}
            </a>
          </p>
          <form
            {...(typeof setLanguage === "string" ? { action: setLanguage, method: "post" } : { action: setLanguage })}
            aria-label={words.frame.language}
            className="-ms-2 mt-1 flex flex-wrap gap-1"
          >
            {LOCALES.map((locale) => (
              <button
                key={locale}
                type="submit"
                name="language"
                value={locale}
                lang={locale}
                aria-current={locale === language ? "true" : undefined}
                className={classNames("h-11 rounded px-3 hover:bg-hover", locale === language ? "font-medium text-ink" : "text-ink-muted")}
              >
                {languageNames[locale]}
              </button>
            ))}
          </form>
        </div>
      </footer>
    </div>
  );
}
