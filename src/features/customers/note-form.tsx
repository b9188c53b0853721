"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { BODY_LIMIT } from "@/domain/tickets/terms";
import { api, failureOf, randomUuid, useUnsaved } from "@/features/desk";
import { customerRecord } from "@/messages/fa/customer-record";
import { tickets } from "@/messages/fa/tickets";
import { formatNumber } from "@/persian/digits";
import { cleanBody, isolate } from "@/persian/text";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { showToast } from "@/ui/toast-queue";

const words = customerRecord.note;
const UNDO_MS = 10_000;

/** A note on the record itself: for colleagues unless the switch says otherwise. The ground tells which. */
export function NoteForm({ customer }: { customer: { id: string; name: string } }) {
  const router = useRouter();
  const [body, setBody] = useState("");
  const [toPortal, setToPortal] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const key = useRef(randomUuid());
  useUnsaved(body.trim() !== "" && !isPending, customerRecord.edit.leave);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const text = cleanBody(body);
    if (text === "") return setProblem(words.empty);
    if (text.length > BODY_LIMIT) return setProblem(tickets.composer.tooLong(formatNumber(BODY_LIMIT)));
    setPending(true);
    setProblem(null);
    try {
      const note = await api.customers.addNote.mutate({ customerId: customer.id, body: text, portalVisible: toPortal, idempotencyKey: key.current });
      key.current = randomUuid();
      setBody("");
      setToPortal(false);
      router.refresh();
      const takeBack = async () => {
        try {
          await api.customers.removeNote.mutate({ noteId: note.id });
          setBody((typed) => (typed === "" ? text : typed));
          router.refresh();
          showToast({ message: words.takenBack });
        } catch (error) {
          showToast({ tone: "danger", message: failureOf(error).sentence });
        }
      };
      showToast({
        tone: "success",
        message: toPortal ? words.leaving : words.added,
        timeout: UNDO_MS,
        action: { label: words.undo, onPress: () => void takeBack() },
      });
    } catch (error) {
      setProblem(failureOf(error).sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      className={classNames(
        "flex flex-col gap-2.5 rounded-lg border px-3 py-3",
        toPortal ? "border-line bg-surface-raised" : "border-amber-line bg-amber-soft",
      )}
    >
      <TextArea
        label={words.label}
        hideLabel
        name="customer-note"
        placeholder={words.placeholder}
        minRows={2}
        maxRows={12}
        value={body}
        onChange={(event) => {
          setBody(event.target.value);
          setProblem(null);
        }}
        error={problem ?? undefined}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Switch label={words.toPortal} name="portalVisible" checked={toPortal} onChange={(event) => setToPortal(event.target.checked)} />
        <p className="min-w-0 flex-1 text-ink-muted text-sm">{toPortal ? words.readersPublic(isolate(customer.name)) : words.readersInternal}</p>
        <Button type="submit" kind={body.trim() === "" ? "secondary" : "primary"} pending={isPending}>
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
