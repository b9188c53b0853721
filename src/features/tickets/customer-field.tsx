"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search, UserPlus, X } from "lucide-react";
import { type KeyboardEvent, type Ref, useEffect, useId, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { useTRPC } from "@/features/desk";
import { tickets } from "@/messages/fa/tickets";
import { formatPhoneLightly } from "@/persian/phone-format";
import { Avatar } from "@/ui/avatar";
import { classNames } from "@/ui/class-names";
import { boxClass, controlClass, Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Spinner } from "@/ui/spinner";

const words = tickets.create;

type Props = {
  ref?: Ref<HTMLInputElement>;
  chosen: CustomerChoice | null;
  text: string;
  onText: (text: string) => void;
  onChoose: (customer: CustomerChoice | null) => void;
  /** A new customer is wanted, with what has been typed. */
  onNew: (typed: string) => void;
  error?: string;
};

/** Finds the customer by name, company or number in any digits (N2, product.md §5.1.8), or offers to make a new one. */
export function CustomerField({ ref, chosen, text, onText, onChoose, onNew, error }: Props) {
  const [asked, setAsked] = useState(text);
  const [at, setAt] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(text.trim().slice(0, 100)), 180);
    return () => window.clearTimeout(timer);
  }, [text]);
  const query = useQuery(useTRPC().customers.find.queryOptions({ text: asked, limit: 8 }, { enabled: isOpen && !chosen, placeholderData: keepPreviousData }));
  const found = query.data ?? [];
  const typed = text.trim();
  const last = found.length;

  if (chosen)
    return (
      <div className="flex flex-col gap-1.5">
        <span className="font-medium text-sm">{words.customer}</span>
        <div className="flex items-center gap-2.5 rounded border border-line-strong bg-surface px-2.5 py-2">
          <Person customer={chosen} />
          <IconButton size="sm" name={words.change} icon={<X className="size-4" />} onClick={() => onChoose(null)} />
        </div>
      </div>
    );

  const pick = (index: number) => {
    const customer = found[index];
    if (customer) onChoose(customer);
    else onNew(typed);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setAt((at + (event.key === "ArrowDown" ? 1 : last)) % (last + 1));
    }
    if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      if (!query.isFetching && asked === typed) pick(at);
    }
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      setOpen(false);
    }
  };
  const optionId = (index: number) => `${listId}-${index}`;

  return (
    <div>
      <Field label={words.customer} hint={isOpen ? undefined : words.customerHint} error={error}>
        {(control) => (
          <span className={classNames(boxClass("md", Boolean(error)), "items-center")}>
            {query.isFetching ? <Spinner className="text-ink-faint" /> : <Search className="size-4 shrink-0 text-ink-faint" aria-hidden="true" />}
            <input
              {...control}
              ref={ref}
              // biome-ignore lint/a11y/noAutofocus: the dialog was opened to fill this in
              autoFocus
              role="combobox"
              aria-expanded={isOpen}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={isOpen ? optionId(at) : undefined}
              autoComplete="off"
              dir="auto"
              placeholder=" "
              value={text}
              onChange={(event) => {
                onText(event.target.value);
                setAt(0);
                setOpen(true);
              }}
              onFocus={() => setOpen(text.trim() !== "")}
              onClick={() => setOpen(true)}
              onBlur={() => setOpen(false)}
              onKeyDown={onKeyDown}
              className={classNames(controlClass, "h-8 pointer-coarse:h-10")}
            />
          </span>
        )}
      </Field>
      {isOpen && (
        // Pressing a line must not take the focus from the field before the choice is made.
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
        <div className="mt-1.5 rounded border border-line bg-surface-raised p-1" onMouseDown={(event) => event.preventDefault()}>
          <div id={listId} role="listbox" aria-label={words.customer} className="max-h-64 overflow-auto">
            {found.map((customer, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the field's (aria-activedescendant)
              <div
                key={customer.id}
                id={optionId(index)}
                role="option"
                aria-selected={index === at}
                onClick={() => pick(index)}
                onPointerMove={() => setAt(index)}
                className={optionClass(index === at)}
              >
                <Person customer={customer} />
              </div>
            ))}
            {/** biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are the field's (aria-activedescendant) */}
            <div
              id={optionId(last)}
              role="option"
              aria-selected={at === last}
              onClick={() => pick(last)}
              onPointerMove={() => setAt(last)}
              className={classNames(optionClass(at === last), "font-medium")}
            >
              <span className="flex size-6 items-center justify-center text-ink-muted">
                <UserPlus className="size-4" aria-hidden="true" />
              </span>
              <bdi className="min-w-0 truncate">{typed === "" ? words.newCustomer : words.newCustomerFrom(typed)}</bdi>
            </div>
          </div>
          {!query.isFetching && typed !== "" && found.length === 0 && <p className="px-2 pt-1 pb-1.5 text-ink-muted text-sm">{words.nobodyFound(typed)}</p>}
        </div>
      )}
    </div>
  );
}

const optionClass = (isActive: boolean) => classNames("flex cursor-default items-center gap-2.5 rounded-sm px-2 py-1.5", isActive && "bg-hover");

function Person({ customer }: { customer: CustomerChoice }) {
  return (
    <>
      <Avatar name={customer.name} colourKey={customer.id} size="sm" decorative />
      <span className="min-w-0 flex-1">
        <span className="block truncate">
          <bdi>{customer.name}</bdi>
        </span>
        {customer.companyName && (
          <span className="block truncate text-ink-muted text-xs">
            <bdi>{customer.companyName}</bdi>
          </span>
        )}
      </span>
      {customer.phone && (
        <bdi dir="ltr" className="shrink-0 text-ink-muted text-sm">
          {formatPhoneLightly(customer.phone)}
        </bdi>
      )}
    </>
  );
}
