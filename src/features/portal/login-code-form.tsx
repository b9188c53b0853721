import type { PortalWords } from "@/messages/portal-words";
import type { Locale } from "@/persian/locale";
import { controlLook, PortalField } from "./field";
import type { PlainAction } from "./form-state";
import { ReadCodeFromSms } from "./read-code";
import { ResendButton } from "./resend-button";
import { SubmitButton } from "./submit-button";

type Props = { enter: PlainAction; resend: PlainAction; phone: string; next: string; waitSeconds: number; language: Locale; words: PortalWords };

/** The six digits of the SMS; phones that can read them offer them by themselves. */
export function LoginCodeForm({ enter, resend, phone, next, waitSeconds, language, words }: Props) {
  return (
    <>
      <form action={enter} className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="phone" value={phone} />
        <PortalField id="code" label={words.login.code}>
          <input
            id="code"
            name="code"
            type="text"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            maxLength={12}
            dir="ltr"
            // biome-ignore lint/a11y/noAutofocus: the page has this one field, and the person has just asked for it
            autoFocus
            className={`${controlLook} h-14 text-center text-2xl tracking-[0.4em]`}
          />
        </PortalField>
        <ReadCodeFromSms />
        <SubmitButton busy={words.frame.loading} wide>
          {words.login.enter}
        </SubmitButton>
      </form>
      <form action={resend} className="mt-3 flex flex-col gap-2">
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="phone" value={phone} />
        <ResendButton waitSeconds={waitSeconds} language={language} wait={words.login.resendIn("{n}")}>
          {words.login.resend}
        </ResendButton>
      </form>
    </>
  );
}
