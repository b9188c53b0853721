import type { ReactNode } from "react";
import { pageContext } from "@/app/viewer";
import { SettingsNav } from "@/features/desk";

/** The settings' own sections beside the page. Each page asks for the right to see it by itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext();
  if (actor.kind !== "agent") return children;
  return (
    <>
      <SettingsNav role={actor.role} />
      {children}
    </>
  );
}
