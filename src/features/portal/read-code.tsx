"use client";
import { useEffect, useRef } from "react";

type OtpCredential = Credential & { code?: string };

/** Takes the code out of the SMS where the browser can (WebOTP) and sends the form, so that nothing needs to be typed. */
export function ReadCodeFromSms() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!("OTPCredential" in window)) return;
    const ending = new AbortController();
    const request = { otp: { transport: ["sms"] }, signal: ending.signal } as CredentialRequestOptions;
    navigator.credentials
      .get(request)
      .then((found) => {
        const form = mark.current?.closest("form");
        const field = form?.elements.namedItem("code");
        const code = (found as OtpCredential | null)?.code;
        if (!form || !code || !(field instanceof HTMLInputElement)) return;
        field.value = code;
        form.requestSubmit();
      })
      .catch(() => {});
    return () => ending.abort();
  }, []);
  return <span ref={mark} hidden />;
}
