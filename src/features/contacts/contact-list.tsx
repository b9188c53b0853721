"use client";

import { Copy, Mail, MessageSquare, Phone, PhoneOff } from "lucide-react";
import type { ReactNode } from "react";
import type { CustomerFace } from "@/domain/customers/record";
import { type CallTarget, offerCallLog } from "@/features/calls";
import { copyText } from "@/features/desk";
import { customers } from "@/messages/fa/customers";
import { formatPhoneLightly } from "@/persian/phone-format";
import { IconButton } from "@/ui/icon-button";

const words = customers.record;

/** Every way to reach a customer: call, write, copy (D18). With `log`, pressing a number offers to write the call down. The one that gets our SMS is marked when there are several numbers. */
export function ContactList({ phones, emails, log }: Pick<CustomerFace, "phones" | "emails"> & { log?: CallTarget }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {phones.map((phone) => (
        <ContactLine
          key={phone.e164}
          href={`tel:${phone.e164}`}
          name={words.call(formatPhoneLightly(phone.e164))}
          onPress={log && (() => offerCallLog({ ...log, phone: phone.e164 }))}
          icon={<Phone className="size-4" aria-hidden="true" />}
          hint={`${phone.label ?? (phone.kind === "MOBILE" ? words.mobile : words.landline)}${phone.isVerified ? `، ${words.verified}` : ""}`}
          mark={
            phone.isForSms &&
            phones.length > 1 && (
              <span title={words.smsPhone} className="shrink-0 text-ink-faint">
                <MessageSquare className="size-3.5" aria-hidden="true" />
                <span className="sr-only">{words.smsPhone}</span>
              </span>
            )
          }
          copyName={words.copyPhone}
          onCopy={() => void copyText(phone.e164.replace(/^\+98/, "0"), words.phoneCopied)}
        >
          {formatPhoneLightly(phone.e164)}
        </ContactLine>
      ))}
      {phones.length === 0 && (
        <li className="flex items-start gap-2.5 py-1 text-ink-muted text-sm">
          <PhoneOff className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden="true" />
          <span>
            {words.noPhone}
            <span className="block text-ink-faint">{words.noPhoneHint}</span>
          </span>
        </li>
      )}
      {emails.map((email) => (
        <ContactLine
          key={email}
          href={`mailto:${email}`}
          icon={<Mail className="size-4" aria-hidden="true" />}
          copyName={words.copyEmail}
          onCopy={() => void copyText(email, words.emailCopied)}
        >
          {email}
        </ContactLine>
      ))}
    </ul>
  );
}

type LineProps = {
  href: string;
  onPress?: () => void;
  name?: string;
  icon: ReactNode;
  hint?: string;
  mark?: ReactNode;
  copyName: string;
  onCopy: () => void;
  children: string;
};

function ContactLine({ href, onPress, name, icon, hint, mark, copyName, onCopy, children }: LineProps) {
  return (
    <li className="group/line flex min-w-0 items-center gap-2.5">
      <span className="shrink-0 text-ink-faint">{icon}</span>
      <a
        href={href}
        aria-label={name}
        onClick={onPress}
        className="min-w-0 shrink-0 truncate rounded-sm py-1 hover:underline hover:underline-offset-4 max-w-full"
      >
        <bdi dir="ltr">{children}</bdi>
      </a>
      {hint && <bdi className="min-w-0 truncate text-ink-faint text-xs">{hint}</bdi>}
      {mark}
      <IconButton
        size="sm"
        name={copyName}
        icon={<Copy className="size-3.5" />}
        onClick={onCopy}
        className="ms-auto opacity-60 focus-visible:opacity-100 group-hover/line:opacity-100"
      />
    </li>
  );
}
