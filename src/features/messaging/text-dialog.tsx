"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useRef, useState } from "react";
import { api, failureOf, randomUuid, useTRPC, withQueries } from "@/features/desk";
import { sms as words } from "@/messages/fa/sms";
import { formatNumber } from "@/persian/digits";
import { formatToman } from "@/persian/money";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { TextArea } from "@/ui/text-area";
import { showToast } from "@/ui/toast-queue";

type Props = { ticketId: string; customerName: string; open: boolean; onOpenChange: (open: boolean) => void; onSent: () => void };

/** An SMS in one's own words from the card (N33): parts and price while it is written; it waits ten seconds so that it can be taken back. */
function Body({ ticketId, customerName, open, onOpenChange, onSent }: Props) {
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const key = useRef(randomUuid());
  const settled = useDeferredValue(text);
  const { data: price } = useQuery({
    ...trpc.messaging.previewText.queryOptions({ text: settled }),
    enabled: settled.trim() !== "",
    placeholderData: (old) => old,
  });
  const send = async () => {
    if (text.trim() === "") return setProblem(words.text.empty);
    setPending(true);
    setProblem(null);
    try {
      const { smsId } = await api.messaging.sendText.mutate({ ticketId, text, idempotencyKey: key.current });
      key.current = randomUuid();
      setText("");
      onOpenChange(false);
      onSent();
      const takeBack = () =>
        void api.messaging.cancel.mutate({ smsId }).then(
          () => {
            showToast({ message: words.text.takenBack });
            onSent();
          },
          (error) => showToast({ message: failureOf(error).sentence, tone: "danger" }),
        );
      showToast({ message: words.text.sent, timeout: 9_000, action: { label: words.undo, onPress: takeBack } });
    } catch (error) {
      setProblem(failureOf(error).sentence);
    } finally {
      setPending(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.text.title(customerName)}
      footer={
        <Button kind="primary" pending={isPending} onClick={() => void send()}>
          {words.text.send}
        </Button>
      }
    >
      {problem ? <ErrorNote>{problem}</ErrorNote> : null}
      <TextArea
        label={words.text.label}
        name="sms"
        minRows={4}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        hint={words.text.hint}
      />
      <p aria-live="polite" className={price?.isTooLong ? "mt-2 text-danger-ink text-sm" : "mt-2 text-ink-muted text-sm"}>
        {price && text.trim() !== ""
          ? price.isTooLong
            ? words.text.tooLong
            : words.text.price(formatNumber(price.parts), formatNumber(price.remaining), formatToman(price.costRials))
          : words.text.none}
      </p>
    </Dialog>
  );
}

export const TextDialog = withQueries(Body);
