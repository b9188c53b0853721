"use client";

import { AtSign, Eye, Lock, MessageSquarePlus, X } from "lucide-react";
import { type KeyboardEvent, lazy, type Ref, Suspense, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { relocateMentions } from "@/domain/tickets/mentions";
import { UNDO_MS } from "@/domain/tickets/public-from";
import { BODY_LIMIT } from "@/domain/tickets/terms";
import { FilePicker, UploadList, useFileTarget, useUploads } from "@/features/attachments";
import { api, failureOf, isSignedOut } from "@/features/desk";
import { ReachNote } from "@/features/messaging";
import { attachments } from "@/messages/fa/attachments";
import { desk } from "@/messages/fa/desk";
import { tickets } from "@/messages/fa/tickets";
import { formatNumber } from "@/persian/digits";
import { cleanBody, isolate, joinPersian } from "@/persian/text";
import { Button } from "@/ui/button";
import { classNames } from "@/ui/class-names";
import { ErrorNote } from "@/ui/error-note";
import { IconButton } from "@/ui/icon-button";
import { Kbd } from "@/ui/kbd";
import { Switch } from "@/ui/switch";
import { TextArea } from "@/ui/text-area";
import { showToast } from "@/ui/toast-queue";
import { ArrivedNote } from "./arrived-note";
import type { PendingNote } from "./conversation";
import { CustomerView } from "./customer-view";
import { MentionList } from "./mention-list";
import { useArrived } from "./use-arrived";
import { useDraft } from "./use-draft";
import { useMentionPicker } from "./use-mention-picker";

const words = tickets.composer;
const PublicMentionDialog = lazy(() => import("./public-mention-dialog").then((module) => ({ default: module.PublicMentionDialog })));

export type ComposerHandle = { open: () => void };

type Props = {
  ref: Ref<ComposerHandle>;
  userId: string;
  /** The name under which the customer reads a public note. */
  author: string;
  ticket: TicketDetail;
  onPending: (note: PendingNote | null) => void;
  /** Called with each key, so that colleagues see that somebody writes. */
  onTyping: () => void;
  onServerDraft: (draft: TicketDetail["draft"]) => void;
  /** Fetches the card again and answers with it. */
  refresh: () => Promise<TicketDetail | undefined>;
};

/**
 * Where a note is written (D19, D20). Who will read it is said in colour, in words and on the button, and «نمایش در پرتال» is off until
 * somebody puts it on. Nothing typed is lost: a refused note is back in the box with the reason above it.
 */
export function Composer({ ref, userId, author, ticket, onPending, onTyping, onServerDraft, refresh }: Props) {
  const { draft, state, setState, change, hold, clear, renew } = useDraft(userId, ticket, onServerDraft);
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { queue, uploads } = useUploads({ ticketId: ticket.id });
  const { isOver, target } = useFileTarget(queue);
  const arrived = useArrived(ticket, userId, draft.body.trim() !== "" && !isPending);
  const arrivedNote = useRef<{ focus: () => void }>(null);
  const [asksPublic, setAsksPublic] = useState<{ anyway: boolean } | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useMentionPicker(field, draft, change, userId);
  const readersId = useId();
  const isPublic = draft.portalVisible;
  const isEmpty = draft.body.trim() === "" && uploads.list.length === 0;
  const isShown = isOpen || !isEmpty;

  const open = () => {
    setOpen(true);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
    });
  };
  useImperativeHandle(ref, () => ({ open }));

  // While it is sent, the text is in the bubble above; the keyboard stays here.
  useEffect(() => {
    if (isPending) field.current?.focus();
  }, [isPending]);

  const named = [...new Set(draft.mentions.map((mention) => mention.userId))].map((id) => {
    const place = draft.mentions.find((mention) => mention.userId === id);
    return isolate(draft.body.slice((place?.start ?? 0) + 1, place?.end ?? 0));
  });

  /** `agreed`: what was answered when a name was about to go out to the customer. `anyway`: whatever others have written meanwhile. */
  async function submit({ agreed, anyway = false }: { agreed?: "public" | "internal"; anyway?: boolean } = {}) {
    if (isPending) return;
    if (!anyway && arrived.notes.length > 0) return arrivedNote.current?.focus();
    const body = cleanBody(draft.body);
    const mentions = relocateMentions(draft.body, body, draft.mentions);
    const portalVisible = draft.portalVisible && agreed !== "internal";
    setProblem(body === "" ? words.empty : body.length > BODY_LIMIT ? words.tooLong(formatNumber(BODY_LIMIT)) : null);
    if (body === "" || body.length > BODY_LIMIT) return field.current?.focus();
    if (portalVisible && mentions.length > 0 && agreed !== "public") return setAsksPublic({ anyway });
    if (portalVisible !== draft.portalVisible) change({ portalVisible });
    const names = mentions.map((mention) => ({ ...mention, name: body.slice(mention.start + 1, mention.end) }));
    const note: PendingNote = { body, portalVisible, mentions: names, at: new Date().toISOString(), noteId: null };
    setPending(true);
    onPending(note);
    try {
      const attachmentIds = await queue.settled();
      if (attachmentIds === null) {
        onPending(null);
        return setProblem(attachments.someFailed);
      }
      const idempotencyKey = await hold();
      const { noteId } = await api.tickets.addNote.mutate({
        ...{ ticketId: ticket.id, body, portalVisible, attachmentIds, idempotencyKey },
        ...(mentions.length > 0 ? { mentions, namesPublicly: portalVisible } : {}),
        ...(anyway ? {} : { lastSeenNoteId: arrived.lastSeenNoteId }),
      });
      onPending({ ...note, noteId });
      const saved = (await refresh())?.timeline.find((item) => item.id === noteId);
      const isOther = saved?.type === "note" && (saved.body !== body || saved.portalVisible !== portalVisible);
      if (isOther) {
        // An earlier attempt under the same key had arrived after all, with another text.
        renew();
        setProblem(words.sentEarlier);
        onPending(null);
      } else {
        clear();
        queue.clear();
        if (portalVisible) offerTakeBack(noteId);
      }
    } catch (error) {
      onPending(null);
      // The card was closed meanwhile: the text waits there as a draft.
      if (!field.current) showToast({ tone: "danger", message: `${words.failed} ${failureOf(error).sentence}` });
      if (failureOf(error).reason === "note.newer_arrived") void refresh();
      if (isSignedOut(error)) setState("signedOut");
      else setProblem(`${words.failed} ${failureOf(error).sentence}`);
    } finally {
      setPending(false);
    }
  }

  /** «واگرد» for as long as the customer does not see it: the text and its files come back into the box (issue 4 §5). */
  function offerTakeBack(noteId: string) {
    const takeBack = async () => {
      try {
        const note = await api.tickets.takeBackNote.mutate({ noteId });
        onPending(null);
        // Something else may have been begun meanwhile: both stay, and who reads it stays as it was chosen last.
        change((begun) => {
          if (begun.body.trim() === "") return { body: note.body, mentions: note.mentions, portalVisible: true };
          const moved = note.body.length + 2;
          const later = begun.mentions.map((mention) => ({ ...mention, start: mention.start + moved, end: mention.end + moved }));
          return { body: `${note.body}\n\n${begun.body}`, mentions: [...note.mentions, ...later] };
        });
        queue.restore(note.files);
        showToast({ message: words.takenBack, id: `note-${ticket.id}` });
      } catch (error) {
        showToast({ tone: "danger", message: failureOf(error).sentence });
      }
      await refresh();
    };
    showToast({
      id: `note-${ticket.id}`,
      message: words.leaving,
      timeout: UNDO_MS - 1_000,
      action: { label: tickets.card.undo, onPress: () => void takeBack() },
    });
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (picker.onKeyDown(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
    // In the sheet, Escape leaves the box first and closes the card only then.
    if (event.key === "Escape") {
      event.stopPropagation();
      field.current?.blur();
    }
  };

  return (
    <section
      aria-label={words.label}
      className="shrink-0 border-line border-t bg-surface px-3 py-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))] @3xl/card:border-t-0 @3xl/card:px-6 @3xl/card:pb-4"
    >
      <div className="mx-auto w-full max-w-200">
        {!isShown && (
          <Button kind="primary" wide icon={<MessageSquarePlus className="size-4" aria-hidden="true" />} onClick={open} className="@3xl/card:hidden!">
            {words.open}
          </Button>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
          className={classNames("flex-col gap-2", isShown ? "flex" : "hidden @3xl/card:flex")}
        >
          {state === "signedOut" && (
            <ErrorNote
              action={
                <a href={`/login?next=${encodeURIComponent(`/tickets/${ticket.number}`)}`} className="font-semibold underline underline-offset-4">
                  {desk.signInAgain}
                </a>
              }
            >
              {desk.signedOut}
            </ErrorNote>
          )}
          {problem && state !== "signedOut" && <ErrorNote>{problem}</ErrorNote>}
          {arrived.notes.length > 0 && (
            <ArrivedNote
              ref={arrivedNote}
              notes={arrived.notes}
              onRead={() => {
                arrived.markRead();
                setProblem(null);
                field.current?.focus();
              }}
              onSendAnyway={() => void submit({ anyway: true })}
            />
          )}
          <div
            {...target}
            data-readers={isPublic ? "customer" : "staff"}
            className={classNames(
              "relative flex flex-col rounded-lg border-[1.5px] transition-colors focus-within:outline-2 focus-within:outline-offset-1",
              isOver && "outline-2 outline-dashed outline-offset-2",
              isPublic ? "border-accent bg-surface-raised focus-within:outline-accent" : "border-amber-line bg-amber-soft focus-within:outline-amber",
            )}
          >
            <TextArea
              ref={field}
              bare
              label={words.body}
              hideLabel
              name="body"
              minRows={2}
              maxRows={10}
              value={isPending ? "" : draft.body}
              readOnly={isPending}
              aria-describedby={readersId}
              placeholder={isPublic ? words.placeholderPublic(ticket.customer.name) : words.placeholderInternal}
              onChange={(event) => {
                setProblem(null);
                onTyping();
                change({ body: event.target.value });
                picker.look();
              }}
              onSelect={picker.look}
              onBlur={picker.close}
              onKeyDown={onKeyDown}
              {...picker.input}
              className="px-3.5 pt-2.5 pointer-coarse:text-lg"
            />
            <MentionList picker={picker} />
            {isOver && <p className="px-3.5 pt-1 text-ink-muted text-sm">{attachments.drop}</p>}
            <UploadList queue={queue} uploads={uploads} words={attachments} className="px-3.5 pt-2" />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3.5 pt-1.5 pb-2.5">
              <Switch
                label={<span className="font-medium">{words.toPortal}</span>}
                checked={isPublic}
                disabled={isPending}
                onChange={(event) => change({ portalVisible: event.target.checked })}
              />
              <p
                id={readersId}
                aria-live="polite"
                className={classNames("flex min-w-0 flex-1 basis-52 items-start gap-1.5 text-sm", isPublic ? "text-accent-ink" : "text-amber-ink")}
              >
                {isPublic ? <Eye className="mt-0.5 size-4 shrink-0" aria-hidden="true" /> : <Lock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />}
                <span>{isPublic ? words.readersPublic(ticket.customer.name) : words.readersInternal}</span>
              </p>
            </div>
          </div>
          {named.length > 0 && (
            <p className="flex items-center gap-1.5 text-ink-muted text-sm">
              <AtSign className="size-4 shrink-0" aria-hidden="true" />
              {words.mention.told(joinPersian(named))}
            </p>
          )}
          {isPublic && (
            <>
              <ReachNote customerId={ticket.customer.id} />
              {!isEmpty && <CustomerView author={author} body={draft.body} files={uploads.list} />}
            </>
          )}
          <div className="flex items-center gap-3">
            <Button
              type="submit"
              kind={isPublic ? "primary" : "secondary"}
              pending={isPending}
              aria-describedby={readersId}
              className={isPublic ? undefined : "border-transparent! bg-amber-ink! text-amber-soft! hover:opacity-90"}
              icon={isPublic ? <Eye className="size-4" aria-hidden="true" /> : <Lock className="size-4" aria-hidden="true" />}
            >
              {words.submit}{" "}
              <span aria-hidden="true" className="font-normal opacity-90">
                {isPublic ? words.submitPublic : words.submitInternal}
              </span>
            </Button>
            <FilePicker queue={queue} disabled={isPending} />
            <IconButton name={words.mention.button} icon={<AtSign className="size-4.5" />} disabled={isPending} onClick={picker.begin} />
            <span className="hidden pointer-fine:inline">
              <Kbd>{words.shortcut}</Kbd>
            </span>
            <p role="status" className="min-w-0 flex-1 truncate text-end text-ink-faint text-xs">
              {state === "saved" ? words.saved : state === "local" ? words.savedHere : ""}
            </p>
            {isOpen && isEmpty && (
              <span className="@3xl/card:hidden">
                <IconButton name={words.hide} icon={<X className="size-4" />} onClick={() => setOpen(false)} />
              </span>
            )}
          </div>
        </form>
      </div>
      {asksPublic && (
        <Suspense>
          <PublicMentionDialog
            names={joinPersian(named)}
            customer={isolate(ticket.customer.name)}
            onCancel={() => setAsksPublic(null)}
            onPublic={() => {
              setAsksPublic(null);
              void submit({ agreed: "public", ...asksPublic });
            }}
            onInternal={() => {
              setAsksPublic(null);
              void submit({ agreed: "internal", ...asksPublic });
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
