"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { api, failureOf } from "@/features/desk";
import { board as words } from "@/messages/fa/board";
import { toPersianDigits } from "@/persian/digits";
import { Button } from "@/ui/button";
import { SelectMenu } from "@/ui/select-menu";
import { showToast } from "@/ui/toast-queue";
import { useBoardTools } from "./board-context";
import type { StageInfo } from "./board-store";
import { useCustomers } from "./customer-search";

const TITLE_LIMIT = 200;

/** A card in two fields, on top of a stage. It stays open for the next one; Escape closes it. */
export function QuickAdd({ stage, onClose }: { stage: StageInfo; onClose: () => void }) {
  const { reader, announce } = useBoardTools();
  const titleRef = useRef<HTMLTextAreaElement>(null);
  const formRef = useRef<HTMLFormElement>(null);
  const [title, setTitle] = useState("");
  const [customer, setCustomer] = useState<CustomerChoice | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const { found, isLooking, look } = useCustomers(true);

  useEffect(() => titleRef.current?.focus(), []);

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (isPending) return;
    if (!title.trim()) return refuse(words.quickAdd.noTitle, titleRef.current);
    if (!customer) return refuse(words.quickAdd.noCustomer, formRef.current?.querySelector("[aria-haspopup=listbox]") ?? null);
    setPending(true);
    setProblem(null);
    try {
      const { number } = await api.tickets.create.mutate({ title, customerId: customer.id, stageId: stage.id });
      setTitle("");
      announce(words.quickAdd.created(toPersianDigits(String(number))));
      await reader.refresh();
      titleRef.current?.focus();
    } catch (error) {
      const { sentence } = failureOf(error);
      setProblem(sentence);
      showToast({ id: "quick-add", tone: "danger", message: sentence });
    } finally {
      setPending(false);
    }
  };
  const refuse = (sentence: string, focus: Element | null) => {
    setProblem(sentence);
    (focus as HTMLElement | null)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.stopPropagation();
      onClose();
    }
  };
  const options = customer && !found.some((one) => one.id === customer.id) ? [customer, ...found] : found;
  return (
    <form
      ref={formRef}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      aria-label={words.quickAdd.open(stage.name)}
      className="flex shrink-0 flex-col gap-2 border-line border-b bg-surface-raised p-2"
    >
      <textarea
        ref={titleRef}
        name="title"
        dir="auto"
        rows={2}
        maxLength={TITLE_LIMIT}
        aria-label={words.quickAdd.title}
        placeholder={words.quickAdd.titlePlaceholder}
        value={title}
        onChange={(event) => setTitle(event.target.value.replace(/\n/g, " "))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void submit();
        }}
        className="w-full resize-none rounded border border-line-strong bg-surface-raised px-2.5 py-1.5 text-base outline-none placeholder-shown:[direction:rtl] focus-visible:border-accent focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-1"
      />
      <SelectMenu
        label={words.quickAdd.customer}
        placeholder={words.quickAdd.customerPlaceholder}
        options={options.map((one) => ({ id: one.id, label: one.name, description: one.companyName ?? undefined, keywords: one.phone ?? undefined }))}
        value={customer?.id ?? null}
        onChange={(id) => {
          setCustomer(options.find((one) => one.id === id) ?? null);
          setProblem(null);
        }}
        search
        onSearch={look}
        loading={isLooking}
        emptyText={words.quickAdd.customerSearchEmpty}
      />
      {problem && (
        <p role="alert" className="text-danger-ink text-sm">
          {problem}
        </p>
      )}
      <div className="flex items-center gap-1">
        <Button type="submit" kind="primary" size="sm" pending={isPending}>
          {words.quickAdd.submit}
        </Button>
        <Button kind="ghost" size="sm" onClick={onClose}>
          {words.quickAdd.cancel}
        </Button>
      </div>
    </form>
  );
}
