"use client";
import { type FormEvent, useState } from "react";
import type { StaffLinkView } from "@/domain/identity/schema";
import { api, failureOf } from "@/features/desk";
import { identity as words } from "@/messages/fa/identity";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";

type Faults = { name?: string; password?: string };

/** Sets the password with a link from an administrator, then signs in with it. What is refused is explained beside its field and costs nothing. */
export function RedeemForm({ token, link }: { token: string; link: StaffLinkView }) {
  const [name, setName] = useState(link.name);
  const [password, setPassword] = useState("");
  const [faults, setFaults] = useState<Faults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const isInvite = link.purpose === "INVITE";

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const found: Faults = { ...(name.trim() ? {} : { name: words.redeem.emptyName }), ...(password ? {} : { password: words.emptyPassword }) };
    setFaults(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      const { email } = await api.identity.redeemLink.mutate({ token, password, ...(isInvite ? { name } : {}) });
      const { signIn } = await import("next-auth/react");
      const result = await signIn("staff", { email, password, redirect: false }).catch(() => undefined);
      // Whoever has a second step gives its code on the page for it.
      window.location.replace(result?.ok && !result.error ? "/" : "/login");
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      if (reason.startsWith("password.")) setFaults({ password: sentence });
      else setFailure(sentence);
      setPending(false);
    }
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {failure ? <ErrorNote>{failure}</ErrorNote> : null}
      <p>
        {words.redeem.account}:{" "}
        <bdi dir="ltr" className="[overflow-wrap:anywhere]">
          {link.email}
        </bdi>
      </p>
      {/* A password manager keeps the password under this name. */}
      <input type="email" name="email" autoComplete="username" value={link.email} readOnly hidden />
      {isInvite ? (
        <TextField
          label={words.redeem.name}
          name="name"
          autoComplete="name"
          maxLength={100}
          value={name}
          error={faults.name}
          onChange={(event) => setName(event.target.value)}
          size="lg"
        />
      ) : null}
      <TextField
        label={words.newPassword}
        hint={words.newPasswordHint}
        name="password"
        type="password"
        dir="ltr"
        autoComplete="new-password"
        maxLength={200}
        value={password}
        error={faults.password}
        onChange={(event) => setPassword(event.target.value)}
        size="lg"
      />
      <Button type="submit" kind="primary" size="lg" wide pending={isPending}>
        {words.redeem[link.purpose].submit}
      </Button>
    </form>
  );
}
