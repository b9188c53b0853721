import type { Metadata } from "next";
import type { ReactNode } from "react";
import { pageContext } from "@/app/viewer";
import { portalOrganisation, visitorWords } from "@/app/visitor";
import { PortalFrame } from "@/features/portal";
import { createCaller } from "@/server/router";
import { setLanguage, signOut } from "./sign-in-actions";

export async function generateMetadata(): Promise<Metadata> {
  const [organisation, { words }] = await Promise.all([portalOrganisation(), visitorWords()]);
  const title = words.frame.title(organisation.name);
  return {
    title: { default: title, template: `%s · ${organisation.name}` },
    description: title,
    applicationName: organisation.name,
    robots: { index: false, follow: false },
    referrer: "same-origin",
  };
}

/** The customers' side. Each page asks for the right to see it by itself (customerPage); a layout protects nothing. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [ctx, organisation, { words, language }] = await Promise.all([pageContext(), portalOrganisation(), visitorWords()]);
  const hasOrders = ctx.actor.kind === "customer" && (await createCaller(ctx).portal.hasOrders());
  return (
    <PortalFrame
      organisation={organisation}
      language={language}
      words={words}
      isSignedIn={ctx.actor.kind === "customer"}
      hasOrders={hasOrders}
      setLanguage={setLanguage}
      signOut={signOut}
    >
      {children}
    </PortalFrame>
  );
}
