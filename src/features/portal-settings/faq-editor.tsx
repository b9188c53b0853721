"use client";
import dynamic from "next/dynamic";
import { type FormEvent, useState } from "react";
import type { FaqEntry } from "@/domain/portal/schema";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { portalSettings } from "@/messages/fa/portal-settings";
import { linkify } from "@/persian/links";
import { splitParagraphs } from "@/persian/text";
import { Button } from "@/ui/button";
import { ErrorNote } from "@/ui/error-note";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { showToast } from "@/ui/toast-queue";

const ConfirmDialog = dynamic(() => import("@/ui/confirm-dialog").then((module) => module.ConfirmDialog), { ssr: false });
const words = portalSettings.faqs;

type Props = { departmentId: string; faq: FaqEntry | null; finish: (hasChanged: boolean) => Promise<void>; refresh: () => Promise<unknown> };

/** One question and its answer, with what the customer will see beside it. Saved against the version that was seen. */
export function FaqEditor({ departmentId, faq, finish, refresh }: Props) {
  const [question, setQuestion] = useState(faq?.question ?? "");
  const [answer, setAnswer] = useState(faq?.answer ?? "");
  const [isPublished, setPublished] = useState(faq?.isPublished ?? true);
  const [faults, setFaults] = useState<{ question?: string; answer?: string }>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState<"save" | "remove" | null>(null);
  const [asking, setAsking] = useState<"discard" | "remove" | null>(null);
  const isUnsaved = question !== (faq?.question ?? "") || answer !== (faq?.answer ?? "") || isPublished !== (faq?.isPublished ?? true);
  useUnsaved(isUnsaved && pending === null, words.discardText);

  async function save(event: FormEvent) {
    event.preventDefault();
    const found = { ...(question.trim().length < 3 ? { question: words.emptyQuestion } : {}), ...(answer.trim() ? {} : { answer: words.emptyAnswer }) };
    setFaults(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setPending("save");
    try {
      await api.portalSettings.saveFaq.mutate({ departmentId, question, answer, isPublished, ...(faq ? { faqId: faq.id, expectedVersion: faq.version } : {}) });
      showToast({ message: words.saved, tone: "success" });
      await finish(true);
    } catch (error) {
      const { reason, sentence } = failureOf(error);
      setFailure(sentence);
      setPending(null);
      // What was typed stays; saving again then means it, knowing that a colleague was here.
      if (reason === "faq.changed_by_someone_else") await refresh().catch(() => {});
    }
  }

  async function remove() {
    if (!faq) return;
    setPending("remove");
    try {
      await api.portalSettings.removeFaq.mutate({ faqId: faq.id, expectedVersion: faq.version });
      showToast({ message: words.removed });
      await finish(true);
    } catch (error) {
      setFailure(failureOf(error).sentence);
      setAsking(null);
      setPending(null);
    }
  }

  return (
    <form onSubmit={save} noValidate className="mb-3 flex flex-col gap-4 rounded-lg border border-line-strong bg-surface-raised p-4">
      {failure ? <ErrorNote>{failure}</ErrorNote> : null}
      <TextField
        label={words.question}
        name="question"
        value={question}
        maxLength={200}
        autoFocus
        error={faults.question}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextArea
          label={words.answer}
          name="answer"
          hint={words.answerHint}
          minRows={6}
          maxLength={4_000}
          value={answer}
          error={faults.answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
        <Preview question={question} answer={answer} />
      </div>
      <Switch label={words.isPublished} checked={isPublished} onChange={(event) => setPublished(event.target.checked)} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" pending={pending === "save"}>
          {words.save}
        </Button>
        <Button kind="ghost" onClick={() => (isUnsaved ? setAsking("discard") : finish(false))}>
          {words.cancel}
        </Button>
        {faq ? (
          <Button kind="ghost" className="ms-auto text-danger-ink" onClick={() => setAsking("remove")}>
            {words.remove}
          </Button>
        ) : null}
      </div>
      {asking === "discard" ? (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(null)}
          title={words.discardTitle}
          confirmLabel={words.discard}
          cancelLabel={words.keep}
          danger
          onConfirm={() => finish(false)}
        >
          {words.discardText}
        </ConfirmDialog>
      ) : null}
      {asking === "remove" ? (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(null)}
          title={words.removeTitle}
          confirmLabel={words.remove}
          danger
          pending={pending === "remove"}
          onConfirm={remove}
        >
          {words.removeText}
        </ConfirmDialog>
      ) : null}
    </form>
  );
}

/** The answer as the portal will show it. */
function Preview({ question, answer }: { question: string; answer: string }) {
  return (
    <section aria-label={words.preview} className="min-w-0">
      <h3 className="mb-1.5 font-medium text-sm">{words.preview}</h3>
      <div className="rounded-lg border border-line bg-surface px-4 py-3 text-lg">
        <p dir="auto" className="font-medium">
          {question || "…"}
        </p>
        <div className="mt-2 flex flex-col gap-2 [overflow-wrap:anywhere]">
          {splitParagraphs(answer).map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text have no other name
            <p key={index} dir="auto" className="whitespace-pre-line">
              {linkify(paragraph).map((segment, at) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: segments of a text have no other name
                  key={at}
                  dir={segment.type === "link" ? "ltr" : undefined}
                  className={segment.type === "link" ? "text-accent-ink underline underline-offset-4" : undefined}
                >
                  {segment.text}
                </span>
              ))}
            </p>
          ))}
        </div>
      </div>
    </section>
  );
}
