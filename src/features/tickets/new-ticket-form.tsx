"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import type { CustomerChoice } from "@/domain/customers/schema";
import { BODY_LIMIT, type Priority, priorities, TITLE_LIMIT } from "@/domain/tickets/terms";
import { api, type Failure, failureOf, useTRPC, withQueries } from "@/features/desk";
import { desk } from "@/messages/fa/desk";
import { tickets } from "@/messages/fa/tickets";
import { ui } from "@/messages/fa/ui";
import { formatNumber } from "@/persian/digits";
import { cleanBody, cleanLine, isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { Dialog } from "@/ui/dialog";
import { Dot } from "@/ui/dot";
import { ErrorNote } from "@/ui/error-note";
import { SelectField } from "@/ui/select-field";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";
import type { HueName } from "@/ui/tokens";
import { CustomerField } from "./customer-field";
import { NewCustomer, type NewCustomerText, newCustomerFrom } from "./new-customer";
import type { NewTicketDialogProps } from "./new-ticket-dialog";
import { PriorityMark } from "./priority-mark";
import { categoryOptions, NONE, peopleOptions } from "./property-options";
import { ticketNumber } from "./ticket-number";

const words = tickets.create;

type Entry = {
  customer: CustomerChoice | null;
  search: string;
  newCustomer: NewCustomerText | null;
  title: string;
  description: string;
  departmentId: string | null;
  priority: Priority;
  responsibleId: string;
  categoryId: string;
  tagIds: string[];
  note: string;
  toPortal: boolean;
};

const blank: Entry = {
  customer: null,
  search: "",
  newCustomer: null,
  title: "",
  description: "",
  departmentId: null,
  priority: "NORMAL",
  responsibleId: NONE,
  categoryId: NONE,
  tagIds: [],
  note: "",
  toPortal: true,
};

function Form({ open, onOpenChange, departmentId, stageId, customer, warning, onCreated }: NewTicketDialogProps) {
  const empty: Entry = { ...blank, customer: customer ?? null };
  const [entry, setEntry] = useState<Entry>(empty);
  const [missing, setMissing] = useState<{ customer?: string; title?: string; description?: string; note?: string }>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isPending, setPending] = useState(false);
  const customerField = useRef<HTMLInputElement>(null);
  const titleField = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const trpc = useTRPC();
  const options = useQuery(trpc.board.options.queryOptions(undefined, { staleTime: 60_000 })).data ?? {
    people: [],
    departments: [],
    categories: [],
    tags: [],
    products: [],
  };
  const meId = useQuery(trpc.identity.me.queryOptions(undefined, { staleTime: 60_000 })).data?.id;
  const department = entry.departmentId ?? departmentId ?? (stageId ? null : (options.departments[0]?.id ?? null));

  const set = (part: Partial<Entry>) => {
    setEntry((before) => ({ ...before, ...part }));
    setMissing({});
    setFailure(null);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const title = cleanLine(entry.title);
    const description = cleanBody(entry.description);
    const note = cleanBody(entry.note);
    const wrong = {
      ...(entry.customer ? {} : { customer: words.customerMissing }),
      ...(title === "" ? { title: words.subjectMissing } : title.length > TITLE_LIMIT ? { title: tickets.title.tooLong(formatNumber(TITLE_LIMIT)) } : {}),
      ...(description.length > BODY_LIMIT ? { description: tickets.composer.tooLong(formatNumber(BODY_LIMIT)) } : {}),
      ...(note.length > BODY_LIMIT ? { note: tickets.composer.tooLong(formatNumber(BODY_LIMIT)) } : {}),
    };
    setMissing(wrong);
    setFailure(null);
    if (wrong.customer) return customerField.current?.focus();
    if (wrong.title) return titleField.current?.focus();
    if (wrong.description || wrong.note || !entry.customer) return;
    setPending(true);
    try {
      const ticket = await api.tickets.create.mutate({
        title,
        description,
        customerId: entry.customer.id,
        departmentId: department ?? undefined,
        stageId,
        priority: entry.priority,
        responsibleId: entry.responsibleId === NONE ? null : entry.responsibleId,
        categoryId: entry.categoryId === NONE ? null : entry.categoryId,
        tagIds: entry.tagIds,
        ...(note === "" ? {} : { note: { body: note, portalVisible: entry.toPortal } }),
      });
      setEntry(empty);
      onOpenChange(false);
      onCreated(ticket);
      showToast({
        tone: "success",
        message: words.created(ticketNumber(ticket.number)),
        action: { label: words.show, onPress: () => router.push(`/tickets/${ticket.number}`) },
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
      title={words.title}
      size="lg"
      dismissable={!isPending}
      footer={
        <>
          <Button type="submit" form="new-ticket" kind="primary" pending={isPending}>
            {words.submit}
          </Button>
          <Button kind="ghost" onClick={() => onOpenChange(false)}>
            {ui.cancel}
          </Button>
        </>
      }
    >
      <form id="new-ticket" onSubmit={submit} noValidate className="flex flex-col gap-4">
        {failure && (
          <ErrorNote
            action={
              failure.reason === "auth.required" && (
                <a href="/login" target="_blank" rel="noreferrer" className="font-semibold underline underline-offset-4">
                  {desk.signInAgain}
                </a>
              )
            }
          >
            {failure.sentence}
          </ErrorNote>
        )}
        {entry.newCustomer ? (
          <NewCustomer
            value={entry.newCustomer}
            onChange={(newCustomer) => set({ newCustomer })}
            onCancel={() => set({ newCustomer: null })}
            onDone={(customer) => {
              set({ customer, newCustomer: null, search: "" });
              requestAnimationFrame(() => titleField.current?.focus());
            }}
          />
        ) : (
          <CustomerField
            ref={customerField}
            chosen={entry.customer}
            text={entry.search}
            error={missing.customer}
            onText={(search) => set({ search })}
            onChoose={(customer) => {
              set({ customer });
              requestAnimationFrame(() => (customer ? titleField : customerField).current?.focus());
            }}
            onNew={(typed) => set({ newCustomer: newCustomerFrom(typed) })}
          />
        )}
        {entry.newCustomer && missing.customer && <p className="text-danger-ink text-sm">{missing.customer}</p>}
        <TextField
          ref={titleField}
          label={words.subject}
          name="title"
          value={entry.title}
          onChange={(event) => set({ title: event.target.value })}
          hint={words.subjectHint}
          error={missing.title}
        />
        <TextArea
          label={words.description}
          name="description"
          optional
          minRows={3}
          maxRows={12}
          value={entry.description}
          onChange={(event) => set({ description: event.target.value })}
          error={missing.description}
        />
        {customer && (
          <div
            className={classNames(
              "flex flex-col gap-2.5 rounded-lg border px-3 py-3",
              entry.toPortal ? "border-line bg-surface" : "border-amber-line bg-amber-soft",
            )}
          >
            <TextArea
              label={words.firstNote}
              name="body"
              optional
              minRows={3}
              maxRows={12}
              value={entry.note}
              onChange={(event) => set({ note: event.target.value })}
              hint={entry.toPortal ? tickets.composer.readersPublic(isolate(customer.name)) : tickets.composer.readersInternal}
              error={missing.note}
            />
            <Switch
              label={tickets.composer.toPortal}
              name="portalVisible"
              checked={entry.toPortal}
              onChange={(event) => set({ toPortal: event.target.checked })}
            />
            <p className="text-ink-muted text-sm">{warning ?? words.customerIsTold}</p>
          </div>
        )}
        <div className="grid gap-x-3 gap-y-4 sm:grid-cols-3">
          <SelectField
            label={words.department}
            value={department}
            placeholder={words.defaultDepartment}
            onChange={(id) => set({ departmentId: id })}
            options={options.departments.map((each) => ({ id: each.id, label: each.name }))}
          />
          <SelectField
            label={tickets.properties.priority}
            value={entry.priority}
            onChange={(id) => set({ priority: priorities.find((each) => each === id) ?? "NORMAL" })}
            options={[...priorities].reverse().map((each) => ({ id: each, label: tickets.priorities[each], icon: <PriorityMark priority={each} /> }))}
          />
          <SelectField
            label={tickets.properties.responsible}
            hint={entry.responsibleId === NONE ? words.byRule : undefined}
            value={entry.responsibleId}
            onChange={(responsibleId) => set({ responsibleId })}
            options={peopleOptions(options, meId)}
            search
          />
          <SelectField
            label={tickets.properties.category}
            value={entry.categoryId}
            onChange={(categoryId) => set({ categoryId })}
            options={categoryOptions(options)}
          />
          <SelectField
            multiple
            label={tickets.properties.tags}
            optional
            value={entry.tagIds}
            onChange={(tagIds) => set({ tagIds })}
            options={options.tags.map((tag) => ({ id: tag.id, label: tag.name, icon: <Dot colour={tag.color as HueName} /> }))}
          />
        </div>
      </form>
    </Dialog>
  );
}

/** The form behind «تیکت جدید» (D27). What is typed stays until it has been filed, through failures and through closing the dialog. */
export const NewTicketForm = withQueries(Form);
