"use client";

import { ChevronUp, Plus, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { CustomerRecord } from "@/domain/customers/record";
import { EMAILS_LIMIT, PHONES_LIMIT } from "@/domain/customers/terms";
import { type Failure, useUnsaved } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { formatNumber } from "@/persian/digits";
import { formatPhoneLightly } from "@/persian/phone-format";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { IconButton } from "@/ui/icon-button";
import { TextField } from "@/ui/text-field";
import type { useCustomerEdits } from "./use-record";

const words = customerRecord.edit;

type Phone = { key: number; number: string; label: string };
type Email = { key: number; address: string };
type Props = { customer: CustomerRecord; save: ReturnType<typeof useCustomerEdits>["editContacts"]; onDone: () => void };

/** All numbers and addresses at once, in their order: added, removed, moved up and named. What is wrong stands beside its line. */
export function ContactEditor({ customer, save, onDone }: Props) {
  const [phones, setPhones] = useState<Phone[]>(() =>
    customer.phones.map((phone, key) => ({ key, number: formatPhoneLightly(phone.e164, "en"), label: phone.label ?? "" })),
  );
  const [emails, setEmails] = useState<Email[]>(() => customer.emails.map((address, key) => ({ key, address })));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const [isDirty, setDirty] = useState(false);
  useUnsaved(isDirty && !isPending, words.leave);

  const touch = () => {
    setDirty(true);
    setFailure(null);
  };
  const setPhone = (key: number, part: Partial<Phone>) => {
    touch();
    setPhones(phones.map((phone) => (phone.key === key ? { ...phone, ...part } : phone)));
  };
  const nextKey = (list: readonly { key: number }[]) => Math.max(-1, ...list.map((one) => one.key)) + 1;

  // Lines left empty are none; the server's index counts the others.
  const writtenPhones = phones.filter((phone) => phone.number.trim() !== "");
  const writtenEmails = emails.filter((email) => email.address.trim() !== "");
  const isOf = (list: "phone" | "email") => failure?.reason.startsWith(`customer.${list}_`) ?? false;
  const at = failure?.info.index;
  const wrongPhone = isOf("phone") && typeof at === "number" ? writtenPhones[at]?.key : undefined;
  const wrongEmail = isOf("email") && typeof at === "number" ? writtenEmails[at]?.key : undefined;

  async function submit() {
    if (isPending) return;
    setPending(true);
    setFailure(null);
    const wrong = await save({
      phones: writtenPhones.map(({ number, label }) => ({ number, label })),
      emails: writtenEmails.map(({ address }) => address.trim()),
    });
    setPending(false);
    if (wrong) setFailure(wrong);
    else onDone();
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      className="flex flex-col gap-3 rounded-lg border border-line-strong bg-surface-raised p-3"
    >
      <ul className="flex flex-col gap-2.5">
        {phones.map((phone, index) => {
          const name = words.phone(formatNumber(index + 1));
          return (
            <li key={phone.key} className="flex flex-col gap-1">
              <div className="flex items-start gap-1">
                <TextField
                  label={name}
                  hideLabel
                  type="tel"
                  autoComplete="off"
                  autoFocus={isDirty && phone.number === ""}
                  value={phone.number}
                  maxLength={60}
                  onChange={(event) => setPhone(phone.key, { number: event.target.value })}
                  error={wrongPhone === phone.key ? <Owner failure={failure} /> : undefined}
                  className="flex-1"
                />
                <IconButton
                  size="sm"
                  name={words.up(name)}
                  icon={<ChevronUp className="size-4" />}
                  disabled={index === 0}
                  onClick={() => {
                    touch();
                    setPhones([...phones.slice(0, index - 1), phone, ...phones.slice(index - 1).filter((one) => one !== phone)]);
                  }}
                />
                <IconButton
                  size="sm"
                  name={words.remove(name)}
                  icon={<X className="size-4" />}
                  onClick={() => {
                    touch();
                    setPhones(phones.filter((one) => one !== phone));
                  }}
                />
              </div>
              <TextField
                label={words.phoneLabel(formatNumber(index + 1))}
                hideLabel
                placeholder={words.phoneLabelHint}
                value={phone.label}
                maxLength={40}
                onChange={(event) => setPhone(phone.key, { label: event.target.value })}
              />
            </li>
          );
        })}
      </ul>
      {phones.length < PHONES_LIMIT && (
        <Button
          size="sm"
          kind="ghost"
          icon={<Plus className="size-4" aria-hidden="true" />}
          onClick={() => {
            touch();
            setPhones([...phones, { key: nextKey(phones), number: "", label: "" }]);
          }}
          className="self-start"
        >
          {words.addPhone}
        </Button>
      )}
      <p className="text-ink-muted text-xs">
        {words.smsFirst} {words.loggedOut}
      </p>
      <ul className="flex flex-col gap-2">
        {emails.map((email, index) => {
          const name = words.email(formatNumber(index + 1));
          return (
            <li key={email.key} className="flex items-start gap-1">
              <TextField
                label={name}
                hideLabel
                type="email"
                autoComplete="off"
                autoFocus={isDirty && email.address === ""}
                value={email.address}
                maxLength={254}
                onChange={(event) => {
                  touch();
                  setEmails(emails.map((one) => (one === email ? { ...one, address: event.target.value } : one)));
                }}
                error={wrongEmail === email.key ? <Owner failure={failure} /> : undefined}
                className="flex-1"
              />
              <IconButton
                size="sm"
                name={words.remove(name)}
                icon={<X className="size-4" />}
                onClick={() => {
                  touch();
                  setEmails(emails.filter((one) => one !== email));
                }}
              />
            </li>
          );
        })}
      </ul>
      {emails.length < EMAILS_LIMIT && (
        <Button
          size="sm"
          kind="ghost"
          icon={<Plus className="size-4" aria-hidden="true" />}
          onClick={() => {
            touch();
            setEmails([...emails, { key: nextKey(emails), address: "" }]);
          }}
          className="self-start"
        >
          {words.addEmail}
        </Button>
      )}
      {failure && wrongPhone === undefined && wrongEmail === undefined && <ErrorNote>{failure.sentence}</ErrorNote>}
      <div className="flex gap-2">
        <Button type="submit" kind="primary" size="sm" pending={isPending}>
          {words.save}
        </Button>
        <Button kind="ghost" size="sm" onClick={onDone}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}

/** What is wrong with one line; a number of another customer leads to that record. */
function Owner({ failure }: { failure: Failure | null }) {
  const { customerId, name } = failure?.info ?? {};
  if (typeof customerId !== "string") return failure?.sentence;
  return (
    <>
      {words.takenBy(isolate(String(name)))}{" "}
      <Link href={`/customers/${customerId}`} target="_blank" className="font-semibold underline underline-offset-4">
        {words.openOwner(isolate(String(name)))}
      </Link>
      . {words.mergeHint}
    </>
  );
}
