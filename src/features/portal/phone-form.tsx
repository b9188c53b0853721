import type { PortalWords } from "@/messages/portal-words";
import { controlLook, hintId, PortalField } from "./field";
import type { PlainAction } from "./form-state";
import { SubmitButton } from "./submit-button";

type Props = { action: PlainAction; submit: string; phone: string; next?: string; words: PortalWords };

/** A mobile number, however it is written. */
export function PhoneForm({ action, submit, phone, next, words }: Props) {
  return (
    <form action={action} className="flex flex-col gap-4">
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <PortalField id="phone" label={words.login.phone} hint={words.login.phoneHint}>
        <input
          id="phone"
          name="phone"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          required
          maxLength={40}
          dir="ltr"
          defaultValue={phone}
          aria-describedby={hintId("phone")}
          className={`${controlLook} h-13 text-center text-xl tracking-wide`}
        />
      </PortalField>
      <SubmitButton busy={words.frame.loading} wide>
        {submit}
      </SubmitButton>
    </form>
  );
}
