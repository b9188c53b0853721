"use client";

import { type KeyboardEvent, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { api, type Failure, failureOf } from "@/features/desk";
import { tickets } from "@/messages/fa/tickets";
import { toLatinDigits } from "@/persian/digits";
import { cleanLine } from "@/persian/text";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";

const words = tickets.create;

export type NewCustomerText = { name: string; phone: string; companyName: string };

type Props = { value: NewCustomerText; onChange: (value: NewCustomerText) => void; onDone: (customer: CustomerChoice) => void; onCancel: () => void };

/** A customer made in place while filing a ticket (D27). A number that somebody has already is shown with its owner. */
export function NewCustomer({ value, onChange, onDone, onCancel }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isNameMissing, setNameMissing] = useState(false);
  const [isPending, setPending] = useState(false);
  const owner = failure?.reason === "customer.phone_taken" ? { id: String(failure.info.customerId ?? ""), name: String(failure.info.name ?? "") } : null;

  const set = (part: Partial<NewCustomerText>) => {
    setFailure(null);
    setNameMissing(false);
    onChange({ ...value, ...part });
  };

  async function save() {
    const name = cleanLine(value.name);
    if (name === "") return setNameMissing(true);
    setPending(true);
    try {
      const companyName = cleanLine(value.companyName);
      onDone(await api.customers.create.mutate({ name, phone: value.phone.trim() || undefined, companyName: companyName || undefined }));
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setPending(false);
    }
  }

  // Enter in here makes the customer, not the ticket around it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    void save();
  };

  const isPhoneWrong = failure?.reason === "customer.phone_invalid" || owner !== null;
  return (
    <fieldset aria-label={words.newCustomer} onKeyDown={onKeyDown} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-3.5">
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={words.name}
          name="name"
          autoFocus={value.name === ""}
          value={value.name}
          maxLength={120}
          onChange={(event) => set({ name: event.target.value })}
          error={isNameMissing ? words.nameMissing : undefined}
        />
        <TextField
          label={words.phone}
          name="phone"
          type="tel"
          optional
          autoFocus={value.name !== ""}
          value={value.phone}
          maxLength={40}
          onChange={(event) => set({ phone: event.target.value })}
          error={owner ? words.phoneTakenBy(owner.name) : isPhoneWrong ? failure?.sentence : undefined}
        />
      </div>
      {owner && (
        <Button size="sm" className="self-start" onClick={() => onDone({ id: owner.id, name: owner.name, companyName: null, phone: null })}>
          {words.chooseOwner(owner.name)}
        </Button>
      )}
      <TextField
        label={words.company}
        name="companyName"
        optional
        value={value.companyName}
        maxLength={120}
        onChange={(event) => set({ companyName: event.target.value })}
      />
      {failure && !isPhoneWrong && <ErrorNote>{failure.sentence}</ErrorNote>}
      <div className="flex gap-2">
        <Button kind="secondary" pending={isPending} onClick={() => void save()}>
          {words.addCustomer}
        </Button>
        <Button kind="ghost" onClick={onCancel}>
          {words.cancelCustomer}
        </Button>
      </div>
    </fieldset>
  );
}

/** What was typed into the search becomes the number or the name of the new customer. */
export function newCustomerFrom(typed: string): NewCustomerText {
  const isNumber = /^\+?[\d\s()-]{5,}$/.test(toLatinDigits(typed));
  return { name: isNumber ? "" : typed, phone: isNumber ? typed : "", companyName: "" };
}
