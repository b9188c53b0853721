import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageContext } from "@/app/viewer";
import { safeNextPath } from "@/domain/identity/next-path";
import { SignInForm } from "@/features/identity";
import { desk } from "@/messages/fa/desk";
import { identity as words } from "@/messages/fa/identity";
import { demoAccounts } from "@/server/identity";
import { Logo } from "@/ui/logo";

export const metadata: Metadata = { title: words.signIn };

type Props = { searchParams: Promise<{ next?: string }> };

export default async function LoginPage({ searchParams }: Props) {
  const next = safeNextPath((await searchParams).next);
  const ctx = await pageContext();
  if (ctx.actor.kind === "agent") redirect(next);
  const demo = await demoAccounts(ctx.db);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center px-4 py-10">
      <Logo className="mb-2" />
      <p className="mb-8 text-ink-muted">{words.slogan}</p>
      <h1 className="font-semibold text-2xl">{words.signInTitle}</h1>
      <p className="mt-1 mb-6 text-ink-muted">{words.signInLead}</p>
      <SignInForm
        next={next}
        demoPassword={demo.password}
        demoAccounts={demo.accounts.map((account) => ({ email: account.email, name: account.name, role: desk.roles[account.role] }))}
      />
    </main>
  );
}
