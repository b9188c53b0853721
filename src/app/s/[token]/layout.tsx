import type { Metadata } from "next";
import type { ReactNode } from "react";
import { signOut } from "@/app/portal/sign-in-actions";
import { portalOrganisation, visitorLanguage, visitorWords } from "@/app/visitor";
import { PortalFrame } from "@/features/portal";
import { surveyWords } from "@/messages/survey-words";

export async function generateMetadata(): Promise<Metadata> {
  const [organisation, language] = await Promise.all([portalOrganisation(), visitorLanguage()]);
  const title = `${surveyWords(language).title} · ${organisation.name}`;
  return {
    title: { absolute: title },
    description: title,
    applicationName: organisation.name,
    robots: { index: false, follow: false, noarchive: true },
    referrer: "no-referrer",
  };
}

/** The portal's frame on a page that runs no scripts (src/proxy.ts): its language, too, is chosen by a plain POST to the page's own address. */
export default async function SurveyLayout({ children, params }: { children: ReactNode; params: Promise<{ token: string }> }) {
  const [organisation, { words, language }, { token }] = await Promise.all([portalOrganisation(), visitorWords(), params]);
  return (
    <PortalFrame organisation={organisation} language={language} words={words} isSignedIn={false} setLanguage={`/s/${token}`} signOut={signOut}>
      {children}
    </PortalFrame>
  );
}
