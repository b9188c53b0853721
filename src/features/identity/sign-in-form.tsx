"use client";
import { type FormEvent, useRef, useState } from "react";
import { identity as words } from "@/messages/fa/identity";
import { toPersianDigits } from "@/persian/digits";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";

export type DemoAccount = { email: string; name: string; role: string };

type Props = { next: string; demoAccounts: readonly DemoAccount[]; demoPassword: string };

/** E-mail and password, then the second step for whoever has one; a failure keeps what was typed and says what to do. */
export function SignInForm({ next, demoAccounts, demoPassword }: Props) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const [missing, setMissing] = useState<{ email?: string; password?: string; code?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const emailRef = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const empty = {
      ...(email.trim() ? {} : { email: words.emptyEmail }),
      ...(password ? {} : { password: words.emptyPassword }),
      ...(asksCode && !code.trim() ? { code: words.emptyCode } : {}),
    };
    setMissing(empty);
    setFailure(null);
    if (Object.keys(empty).length > 0) return;
    setPending(true);
    const { signIn } = await import("next-auth/react");
    const result = await signIn("staff", { email, password, ...(asksCode ? { code } : {}), redirect: false }).catch(() => undefined);
    if (result?.ok && !result.error) {
      // A new page, not a turn of this one: nothing that the person before had on the screen may still be in memory.
      window.location.replace(next);
      return;
    }
    setPending(false);
    if (result?.error === "auth.code_required") return setAsksCode(true);
    setFailure(sentence(result?.error));
    if (asksCode) setCode("");
    else emailRef.current?.focus();
  }

  function startOver() {
    setAsksCode(false);
    setCode("");
    setPassword("");
    setFailure(null);
  }

  if (asksCode)
    return (
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {failure ? <ErrorNote>{failure}</ErrorNote> : <p role="status">{words.codeLead}</p>}
        <TextField
          key={failure}
          label={words.code}
          hint={words.codeHint}
          name="code"
          dir="ltr"
          autoComplete="one-time-code"
          autoFocus
          maxLength={20}
          value={code}
          onChange={(e) => setCode(e.target.value)}
          error={missing.code}
          size="lg"
        />
        <Button type="submit" kind="primary" size="lg" wide pending={isPending}>
          {words.signIn}
        </Button>
        <Button kind="ghost" onClick={startOver}>
          {words.otherAccount}
        </Button>
      </form>
    );

  return (
    <>
      <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {failure ? <ErrorNote>{failure}</ErrorNote> : null}
        <TextField
          ref={emailRef}
          label={words.email}
          name="email"
          type="email"
          dir="ltr"
          autoComplete="username"
          value={email}
          onChange={(e) => setEmail(e.target.value)}
          error={missing.email}
          size="lg"
        />
        <TextField
          label={words.password}
          name="password"
          type="password"
          dir="ltr"
          autoComplete="current-password"
          value={password}
          onChange={(e) => setPassword(e.target.value)}
          error={missing.password}
          size="lg"
        />
        <Button type="submit" kind="primary" size="lg" wide pending={isPending}>
          {words.signIn}
        </Button>
        <details className="text-ink-muted text-sm">
          <summary className="cursor-pointer rounded underline decoration-line-strong underline-offset-4 hover:text-ink">{words.forgot}</summary>
          <p className="mt-2">{words.forgotHow}</p>
          <code dir="ltr" className="mt-1 block rounded bg-surface-sunken px-2 py-1 text-start">
            npm run admin -- --reset=you@example.com
          </code>
        </details>
      </form>
      {demoAccounts.length > 0 ? (
        <section className="mt-6 border-line border-t pt-4">
          <h2 className="font-medium text-ink-muted text-sm">{words.demoTitle}</h2>
          <p className="mt-1 text-ink-muted text-xs">{words.demoLead(demoPassword)}</p>
          <ul className="mt-3 flex flex-col gap-1">
            {demoAccounts.map((account) => (
              <li key={account.email}>
                <button
                  type="button"
                  className="flex w-full items-center justify-between gap-3 rounded px-2 py-1.5 text-start text-sm hover:bg-hover"
                  onClick={() => {
                    setEmail(account.email);
                    setPassword(demoPassword);
                  }}
                >
                  <span>
                    {account.name} <span className="text-ink-muted">· {account.role}</span>
                  </span>
                  <bdi dir="ltr" className="text-ink-muted text-xs">
                    {account.email}
                  </bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function sentence(error: string | null | undefined): string {
  if (error?.startsWith("auth.known_devices_only")) return words.knownDevicesOnly;
  if (error?.startsWith("auth.too_many_codes")) return words.tooManyCodes(toPersianDigits(error.split(":")[1] ?? "15"));
  if (error === "auth.code_wrong") return words.codeWrong;
  if (error?.startsWith("auth.too_many_attempts")) return words.tooMany(toPersianDigits(error.split(":")[1] ?? "15"));
  return error === "auth.wrong_credentials" || error === "CredentialsSignin" ? words.wrong : words.failed;
}
