import type { Metadata } from "next";
import Link from "next/link";
import { pageContext } from "@/app/viewer";
import type { LinkPurpose } from "@/domain/identity/schema";
import { RedeemForm } from "@/features/identity";
import { identity as words } from "@/messages/fa/identity";
import { viewStaffLink } from "@/server/identity";
import { Logo } from "@/ui/logo";

/** No trace of the key elsewhere (facts.md S14); the headers are in next.config.ts. */
export function staffLinkMetadata(purpose: LinkPurpose): Metadata {
  return { title: words.redeem[purpose].title, robots: { index: false, follow: false, noarchive: true }, referrer: "no-referrer" };
}

/** The page of an invitation or reset link. Looking at it changes nothing, however often (S15); every dead link gets the same words. */
export async function StaffLinkPage({ token, purpose }: { token: string; purpose: LinkPurpose }) {
  const found = await viewStaffLink(await pageContext(), token);
  const link = found?.purpose === purpose ? found : null;
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center px-4 py-10">
      <Logo className="mb-8" />
      <h1 className="font-semibold text-2xl">{link ? words.redeem[purpose].title : words.redeem.deadTitle}</h1>
      <p className="mt-1 mb-6 text-ink-muted">{link ? words.redeem[purpose].lead(link.organisation) : words.redeem.deadText}</p>
      {link ? (
        <RedeemForm token={token} link={link} />
      ) : (
        <Link href="/login" className="self-start rounded underline decoration-line-strong underline-offset-4">
          {words.redeem.toSignIn}
        </Link>
      )}
    </main>
  );
}
