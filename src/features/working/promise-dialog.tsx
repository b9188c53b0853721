"use client";

import { type FormEvent, useState } from "react";
import type { ActivityItem, TicketDetail } from "@/domain/tickets/detail";
import { api, failureOf, randomUuid } from "@/features/desk";
import { tickets } from "@/messages/fa/tickets";
import { ui } from "@/messages/fa/ui";
import { working } from "@/messages/fa/working";
import { formatDateTime } from "@/persian/dates";
import { isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { Field } from "@/ui/field";
import { JalaliDatePicker } from "@/ui/jalali-date-picker";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { showToast } from "@/ui/toast-queue";
import type { Perform } from "./perform";

const words = working.promise;
/** As long as an answer can be taken back, with a moment to spare. */
const UNDO_MS = 9_000;

type Props = { ticket: TicketDetail; perform: Perform; refresh: () => Promise<unknown>; onClose: () => void };

/** When it will be done, whether the customer is told of it now, in which words, and what was promised before. */
export function PromiseDialog({ ticket, perform, refresh, onClose }: Props) {
  const [key] = useState(randomUuid);
  const [when, setWhen] = useState(ticket.expectedAt);
  const [tells, setTells] = useState(true);
  const [ownText, setOwnText] = useState<string | null>(null);
  const [faults, setFaults] = useState<{ when?: string; text?: string }>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState<"save" | "remove" | null>(null);
  const prepared = when === null ? "" : (ticket.expectedAt === null ? words.prepared : words.preparedAgain)(formatDateTime(when));
  const text = ownText ?? prepared;
  const past = ticket.timeline.filter((item): item is ActivityItem => item.type === "activity" && item.event === "ticket.promised" && item.data.to !== null);

  async function save(expectedAt: string | null, note: string | null) {
    setPending(expectedAt === null ? "remove" : "save");
    setProblem(null);
    let noteId: string | null = null;
    const failure = await perform(async (seen) => {
      const saved = await api.working.promise.mutate({ ...seen, expectedAt, ...(note === null ? {} : { note: { body: note, idempotencyKey: key } }) });
      noteId = saved.noteId;
      return saved;
    });
    setPending(null);
    if (failure) return setProblem(failure.sentence);
    onClose();
    if (noteId) offerTakeBack(noteId);
    else showToast({ message: expectedAt === null ? words.removed : words.saved, tone: "success" });
  }

  function offerTakeBack(noteId: string) {
    const takeBack = async () => {
      try {
        await api.tickets.takeBackNote.mutate({ noteId });
        showToast({ message: words.takenBack });
      } catch (error) {
        showToast({ tone: "danger", message: failureOf(error).sentence });
      }
      await refresh();
    };
    showToast({ message: words.told, timeout: UNDO_MS, action: { label: tickets.card.undo, onPress: () => void takeBack() } });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const wrong = {
      ...(when === null ? { when: words.whenMissing } : when !== ticket.expectedAt && Date.parse(when) <= Date.now() ? { when: words.inThePast } : {}),
      ...(tells && text.trim() === "" ? { text: words.textMissing } : {}),
    };
    setFaults(wrong);
    if (pending || Object.keys(wrong).length > 0) return;
    void save(when, tells ? text : null);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      dismissable={ownText === null}
      title={words.title}
      footer={
        <>
          <Button type="submit" form="promise-ticket" kind="primary" pending={pending === "save"}>
            {tells ? words.submitTell : words.submit}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {ui.cancel}
          </Button>
          {ticket.expectedAt !== null && (
            <Button kind="ghost" className="ms-auto text-danger-ink" pending={pending === "remove"} onClick={() => void save(null, null)}>
              {words.remove}
            </Button>
          )}
        </>
      }
    >
      <form id="promise-ticket" noValidate onSubmit={submit} className="flex flex-col gap-4">
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <p className="text-ink-muted">{words.lead}</p>
        <Field label={words.when} error={faults.when}>
          {(control) => (
            <JalaliDatePicker
              {...control}
              label={words.when}
              value={when}
              withTime
              clearable={false}
              onChange={(value) => {
                setWhen(value);
                setFaults({ ...faults, when: undefined });
              }}
            />
          )}
        </Field>
        <div>
          <Switch label={words.tell} name="tells" checked={tells} onChange={(event) => setTells(event.target.checked)} />
          <p className="mt-1 text-ink-muted text-sm">{words.tellHint}</p>
        </div>
        {tells && (
          <TextArea
            label={words.text}
            name="text"
            minRows={3}
            maxRows={8}
            value={text}
            error={faults.text}
            onChange={(event) => {
              setOwnText(event.target.value);
              setFaults({ ...faults, text: undefined });
            }}
          />
        )}
        {past.length > 0 && (
          <details className="text-sm">
            <summary className="cursor-pointer text-ink-muted">{words.history}</summary>
            <ol className="mt-1 flex flex-col gap-0.5 ps-4">
              {past.map((item) => (
                <li key={item.id}>{words.historyLine(formatDateTime(item.data.to ?? item.at), isolate(item.actor.name))}</li>
              ))}
            </ol>
          </details>
        )}
      </form>
    </Dialog>
  );
}
