"use client";
import { type FormEvent, useId, useState } from "react";
import type { MadeLink } from "@/domain/identity/schema";
import { api, failureOf, useUnsaved } from "@/features/desk";
import { people as words } from "@/messages/fa/people";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ErrorNote } from "@/ui/error-note";
import { MadeLinkNote } from "./made-link";
import { faultsIn, type PersonFaults, PersonFields, type PersonValues } from "./person-fields";

type Props = { departments: readonly { id: string; name: string }[]; onClose: () => void; onInvited: () => void };

const empty: PersonValues = { name: "", email: "", jobTitle: "", role: "AGENT", departmentIds: [] };

/** Makes an invitation and shows its link, this once. */
export function InviteDialog({ departments, onClose, onInvited }: Props) {
  const formId = useId();
  const [values, setValues] = useState(empty);
  const [faults, setFaults] = useState<PersonFaults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [link, setLink] = useState<MadeLink | null>(null);
  const isUnsaved = link === null && JSON.stringify(values) !== JSON.stringify(empty);
  useUnsaved(isUnsaved, words.unsaved);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isPending) return;
    const found = faultsIn(values);
    setFaults(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      setLink(await api.people.invite.mutate(values));
      onInvited();
    } catch (error) {
      const { reason, sentence, fields } = failureOf(error);
      if (reason === "user.email_taken") setFaults({ email: sentence });
      else if (fields.email) setFaults({ email: words.badEmail });
      else setFailure(sentence);
    } finally {
      setPending(false);
    }
  }

  return (
    <Dialog
      open
      // Neither what was typed nor the link, which cannot be shown again, is lost to a press beside the dialog.
      dismissable={!isUnsaved && link === null}
      onOpenChange={(open) => !open && (!isUnsaved || window.confirm(words.unsaved)) && onClose()}
      title={link ? words.link.made : words.inviteTitle}
      footer={
        link ? (
          <Button onClick={onClose}>{words.link.done}</Button>
        ) : (
          <Button type="submit" form={formId} kind="primary" pending={isPending}>
            {words.makeInvite}
          </Button>
        )
      }
    >
      {link ? (
        <MadeLinkNote link={link} purpose="INVITE" />
      ) : (
        <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
          <p className="text-ink-muted">{words.inviteLead}</p>
          {failure ? <ErrorNote>{failure}</ErrorNote> : null}
          <PersonFields values={values} faults={faults} departments={departments} set={(part) => setValues((before) => ({ ...before, ...part }))} />
        </form>
      )}
    </Dialog>
  );
}
