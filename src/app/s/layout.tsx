import type { Metadata } from "next";
import type { ReactNode } from "react";
import { setLanguage, signOut } from "@/app/portal/sign-in-actions";
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

export default async function SurveyLayout({ children }: { children: ReactNode }) {
  const [organisation, { words, language }] = await Promise.all([portalOrganisation(), visitorWords()]);
  return (
    <PortalFrame organisation={organisation} language={language} words={words} isSignedIn={false} setLanguage={setLanguage} signOut={signOut}>
      {children}
    </PortalFrame>
  );
}
