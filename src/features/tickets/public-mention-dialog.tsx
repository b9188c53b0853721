"use client";

import { tickets } from "@/messages/fa/tickets";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";

const words = tickets.composer.mention;

type Props = { names: string; customer: string; onPublic: () => void; onInternal: () => void; onCancel: () => void };

/** Before a colleague's name goes out to a customer somebody says that it may (D21). */
export function PublicMentionDialog({ names, customer, onPublic, onInternal, onCancel }: Props) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={words.publicTitle}
      size="md"
      role="alertdialog"
      footer={
        <>
          <Button kind="primary" onClick={onInternal} autoFocus>
            {words.makeInternal}
          </Button>
          <Button onClick={onPublic}>{words.sendPublic}</Button>
          <Button kind="ghost" onClick={onCancel}>
            {words.cancel}
          </Button>
        </>
      }
    >
      <p className="text-ink-muted">{words.publicText(names, customer)}</p>
    </Dialog>
  );
}
