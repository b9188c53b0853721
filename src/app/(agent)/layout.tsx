import type { ReactNode } from "react";
import { pageContext } from "@/app/viewer";
import { Rail } from "@/features/desk";
import { desk } from "@/messages/fa/desk";

/** The staff's frame. Each page asks for the right to see it by itself (staffPage); a layout alone protects nothing. */
export default async function AgentLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext();
  if (actor.kind !== "agent") return children;
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded focus:bg-surface-raised focus:px-3 focus:py-2"
      >
        {desk.skipToContent}
      </a>
      <div className="flex h-dvh flex-col md:flex-row">
        <Rail me={{ id: actor.userId, name: actor.name, role: actor.role }} />
        <main id="content" className="min-h-0 min-w-0 flex-1 overflow-auto pb-14 md:pb-0">
          {children}
        </main>
      </div>
    </>
  );
}
