"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { TITLE_LIMIT } from "@/domain/tickets/terms";
import { api, type Failure, failureOf, randomUuid, useUnsaved, withQueries } from "@/features/desk";
import { orders } from "@/messages/fa/orders";
import { tickets } from "@/messages/fa/tickets";
import { formatNumber } from "@/persian/digits";
import { cleanLine } from "@/persian/text";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import { CustomerField } from "./customer-field";
import { focusFault } from "./edit-order-dialog";
import { NewCustomer, type NewCustomerText, newCustomerFrom } from "./new-customer";
import type { NewOrderDialogProps } from "./new-order-dialog";
import { newItem, type OrderFaults, type OrderText, readOrder } from "./order-draft";
import { OrderFields } from "./order-fields";
import { ticketNumber } from "./ticket-number";

const words = orders.form;
type Entry = OrderText & { title: string; customer: CustomerChoice | null; search: string; newCustomer: NewCustomerText | null; key: string };
type Faults = OrderFaults & { title?: string; customer?: string };

function Form({ open, onOpenChange, pipelineId, customer, onCreated }: NewOrderDialogProps) {
  const empty = (): Entry => ({
    ...{ items: [newItem()], discount: "", shipping: "", carrier: "", trackingCode: "", trackingUrl: "" },
    ...{ title: "", customer: customer ?? null, search: "", newCustomer: null, key: randomUuid() },
  });
  const [entry, setEntry] = useState<Entry>(empty);
  const [faults, setFaults] = useState<Faults>({ items: {} });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const router = useRouter();
  useUnsaved(entry.title !== "" || entry.items.some((item) => item.title !== ""), words.leave);
  const set = (part: Partial<Entry>) => setEntry((before) => ({ ...before, ...part }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const read = readOrder(entry);
    const title = cleanLine(entry.title);
    const wrong = {
      ...(entry.customer ? {} : { customer: words.customerMissing }),
      ...(title.length > TITLE_LIMIT ? { title: tickets.title.tooLong(formatNumber(TITLE_LIMIT)) } : {}),
      ...(title === "" && read.order.items.length === 0 ? { title: words.noItems } : {}),
    };
    setFaults({ ...read.faults, ...wrong });
    setFailure(null);
    if (!entry.customer || !read.isSound || Object.keys(wrong).length > 0) return focusFault();
    setPending(true);
    try {
      const { items, ...rest } = read.order;
      const order = await api.orders.create.mutate({
        ...rest,
        items: items.map(({ id: _, ...item }) => item),
        customerId: entry.customer.id,
        ...(title === "" ? {} : { title }),
        ...(pipelineId ? { pipelineId } : {}),
        idempotencyKey: entry.key,
      });
      setEntry(empty());
      onOpenChange(false);
      onCreated(order);
      showToast({
        tone: "success",
        message: words.created(ticketNumber(order.number)),
        action: { label: words.show, onPress: () => router.push(`/tickets/${order.number}`) },
      });
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.createTitle}
      size="lg"
      dismissable={!isPending}
      footer={
        <>
          <Button type="submit" form="new-order" kind="primary" pending={isPending}>
            {words.submit}
          </Button>
          <Button kind="ghost" onClick={() => onOpenChange(false)}>
            {words.cancel}
          </Button>
        </>
      }
    >
      <form id="new-order" onSubmit={submit} noValidate className="flex flex-col gap-5">
        {failure && <ErrorNote>{failure.sentence}</ErrorNote>}
        {customer ? null : entry.newCustomer ? (
          <NewCustomer
            value={entry.newCustomer}
            onChange={(newCustomer) => set({ newCustomer })}
            onCancel={() => set({ newCustomer: null })}
            onDone={(made) => set({ customer: made, newCustomer: null, search: "" })}
          />
        ) : (
          <CustomerField
            chosen={entry.customer}
            text={entry.search}
            error={faults.customer}
            onText={(search) => set({ search })}
            onChoose={(chosen) => set({ customer: chosen })}
            onNew={(typed) => set({ newCustomer: newCustomerFrom(typed) })}
          />
        )}
        <OrderFields value={entry} faults={faults} onChange={(order) => set(order)} />
        <TextField
          label={words.name}
          name="title"
          optional
          hint={words.nameHint}
          value={entry.title}
          error={faults.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </form>
    </Dialog>
  );
}

/** The form behind «سفارش تازه» (D30). What is typed stays until it has been placed, through failures and through closing the dialog. */
export const NewOrderForm = withQueries(Form);
