"use client";
import { ShieldCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { TwoFactorState } from "@/domain/identity/schema";
import { api } from "@/features/desk";
import { identity } from "@/messages/fa/identity";
import { formatNumber } from "@/persian/digits";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";

const words = identity.twoFactor;
const TotpSetupDialog = dynamic(() => import("./totp-setup-dialog").then((module) => module.TotpSetupDialog), { ssr: false });
const TotpPasswordDialog = dynamic(() => import("./totp-password-dialog").then((module) => module.TotpPasswordDialog), { ssr: false });

/** The second step of signing in, as its owner switches it on and off. */
export function TwoFactor({ initial }: { initial: TwoFactorState }) {
  const [state, setState] = useState(initial);
  const [open, setOpen] = useState<"setup" | "renew" | "off" | null>(null);
  const close = () => {
    setOpen(null);
    void api.identity.twoFactor.query().then(setState, () => {});
  };
  return (
    <section aria-labelledby="two-factor" className="mt-8 border-line border-t pt-6">
      <h2 id="two-factor" className="flex items-center gap-2 font-semibold text-lg">
        {words.title}
        <Badge tone={state.isOn ? "success" : "neutral"} icon={state.isOn ? <ShieldCheck className="size-3.5" aria-hidden="true" /> : undefined}>
          {state.isOn ? words.on : words.off}
        </Badge>
      </h2>
      <p className="mt-1 text-ink-muted">{words.lead}</p>
      {state.isOn ? (
        <>
          <p className="mt-3">{words.left(formatNumber(state.recoveryCodesLeft))}</p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button onClick={() => setOpen("renew")}>{words.renew}</Button>
            <Button kind="danger" onClick={() => setOpen("off")}>
              {words.turnOff}
            </Button>
          </div>
        </>
      ) : (
        <Button className="mt-4" onClick={() => setOpen("setup")}>
          {words.start}
        </Button>
      )}
      {open === "setup" ? <TotpSetupDialog onClose={close} /> : null}
      {open === "renew" || open === "off" ? <TotpPasswordDialog what={open} onClose={close} /> : null}
    </section>
  );
}
