"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import type { TicketDetail } from "@/domain/tickets/detail";
import { outcomes, type TicketOutcome } from "@/domain/tickets/terms";
import { tickets } from "@/messages/fa/tickets";
import { ui } from "@/messages/fa/ui";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { ticketNumber } from "./ticket-number";

const words = tickets.closing;

type Props = { ticket: TicketDetail; open: boolean; onOpenChange: (open: boolean) => void; onClose: (outcome: TicketOutcome) => void };

/** «بستن تیکت» asks how it ended, and says so when the customer has had no answer (product.md §5.1.7). */
export function CloseTicketDialog({ ticket, open, onOpenChange, onClose }: Props) {
  const [outcome, setOutcome] = useState<TicketOutcome>("SOLVED");
  const isAnswered = ticket.timeline.some((item) => item.type === "note" && item.portalVisible && item.author.kind !== "CUSTOMER");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={words.title(ticketNumber(ticket.number))}
      size="sm"
      footer={
        <>
          <Button type="submit" form="close-ticket" kind="primary">
            {words.submit}
          </Button>
          <Button kind="ghost" onClick={() => onOpenChange(false)}>
            {ui.cancel}
          </Button>
        </>
      }
    >
      <form
        id="close-ticket"
        onSubmit={(event) => {
          event.preventDefault();
          onClose(outcome);
        }}
        className="flex flex-col gap-3"
      >
        {!isAnswered && (
          <p className="flex items-start gap-2.5 rounded border border-amber-line bg-amber-soft px-3 py-2">
            <CircleAlert className="mt-0.5 size-4.5 shrink-0 text-amber-ink" aria-hidden="true" />
            {words.withoutReply}
          </p>
        )}
        <fieldset>
          <legend className="mb-1 font-medium text-sm">{words.outcome}</legend>
          <div className="-mx-2 flex flex-col">
            {outcomes.map((each) => (
              <label key={each} className="flex cursor-pointer items-start gap-2.5 rounded px-2 py-1.5 hover:bg-hover">
                <input
                  type="radio"
                  name="outcome"
                  value={each}
                  checked={each === outcome}
                  autoFocus={each === "SOLVED"}
                  onChange={() => setOutcome(each)}
                  className="mt-1 size-4 shrink-0 accent-accent-solid"
                />
                <span>
                  {words.outcomes[each]}
                  <span className="block text-ink-muted text-sm">{words.hints[each]}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <p className="text-ink-muted text-sm">{outcome === "SPAM" || outcome === "DUPLICATE" ? words.noSurvey : words.survey}</p>
      </form>
    </Dialog>
  );
}
