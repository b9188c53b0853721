import Link from "next/link";
import type { ReactNode } from "react";
import { pageContext } from "@/app/viewer";
import { hasRole, may } from "@/domain/policy";
import { CallerButton } from "@/features/caller";
import { MayWorkProvider, Rail } from "@/features/desk";
import { SearchButton } from "@/features/search";
import { desk } from "@/messages/fa/desk";
import { isUserAway } from "@/server/identity";
import { isSendingPaused } from "@/server/messaging";
import { NowProvider } from "@/ui/now";
import { ToastRegion } from "@/ui/toast";

/** The staff's frame. Each page asks for the right to see it by itself (staffPage); a layout alone protects nothing. */
export default async function AgentLayout({ children }: { children: ReactNode }) {
  const { actor, db } = await pageContext();
  if (actor.kind !== "agent") return children;
  const [isSmsPaused, isAway] = await Promise.all([actor.role === "ADMIN" && isSendingPaused(db), isUserAway(db, actor.userId)]);
  return (
    <NowProvider initial={Date.now()}>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:start-2 focus:top-2 focus:z-50 focus:rounded focus:bg-surface-raised focus:px-3 focus:py-2"
      >
        {desk.skipToContent}
      </a>
      <div className="flex h-dvh flex-col md:flex-row">
        <Rail
          me={{ id: actor.userId, name: actor.name, role: actor.role, isAway }}
          tools={
            <>
              <SearchButton />
              <CallerButton mayCreate={may(actor, "customer.create", null)} />
            </>
          }
        />
        <main id="content" className="min-h-0 min-w-0 flex-1 overflow-auto pb-14 md:pb-0">
          {isSmsPaused ? (
            <p role="alert" className="flex flex-wrap items-center gap-x-3 border-danger-line border-b bg-danger-soft px-4 py-2 text-danger-ink text-sm">
              {desk.smsPaused.text}
              <Link href="/settings/sms" className="font-semibold underline underline-offset-4">
                {desk.smsPaused.link}
              </Link>
            </p>
          ) : null}
          <MayWorkProvider value={hasRole(actor, "AGENT")}>{children}</MayWorkProvider>
        </main>
      </div>
      <ToastRegion />
    </NowProvider>
  );
}
