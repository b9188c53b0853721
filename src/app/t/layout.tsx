import type { Metadata } from "next";
import type { ReactNode } from "react";
import { setLanguage, signOut } from "@/app/portal/sign-in-actions";
import { portalOrganisation, visitorWords } from "@/app/visitor";
import { PortalFrame } from "@/features/portal";

export async function generateMetadata(): Promise<Metadata> {
  const [organisation, { words }] = await Promise.all([portalOrganisation(), visitorWords()]);
  const title = words.frame.title(organisation.name);
  return { title, description: title, applicationName: organisation.name, robots: { index: false, follow: false, noarchive: true }, referrer: "no-referrer" };
}

export default async function LinkLayout({ children }: { children: ReactNode }) {
  const [organisation, { words, language }] = await Promise.all([portalOrganisation(), visitorWords()]);
  return (
    <PortalFrame organisation={organisation} language={language} words={words} isSignedIn={false} setLanguage={setLanguage} signOut={signOut}>
      {children}
    </PortalFrame>
  );
}
