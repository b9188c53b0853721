"use client";

import { Package } from "lucide-react";
import { type FormEvent, lazy, Suspense, useState } from "react";
import type { BoardOptions } from "@/domain/board/card";
import type { TicketDetail } from "@/domain/tickets/detail";
import { PRODUCT_LIMIT } from "@/domain/tickets/terms";
import { tickets } from "@/messages/fa/tickets";
import { ui } from "@/messages/fa/ui";
import { cleanLine } from "@/persian/text";
import { Button } from "@/ui/button";
import { SelectMenu } from "@/ui/select-menu";
import { TextField } from "@/ui/text-field";
import { PropertyButton } from "./property-button";
import { NONE, OTHER, productOptions } from "./property-options";
import type { TicketActions } from "./use-ticket";

const words = tickets.properties;
const Dialog = lazy(() => import("@/ui/dialog").then((module) => ({ default: module.Dialog })));

type Props = { ticket: TicketDetail; options: BoardOptions; loading: boolean; actions: TicketActions };

/** What the ticket is about: chosen from the list of the organisation, or typed. */
export function ProductProperty({ ticket, options, loading, actions }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const { product } = ticket;
  const set = (next: string | null) => {
    if (next !== product) void actions.edit({ product: next }, (t) => ({ ...t, product: next }));
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    set(cleanLine(typed ?? "") || null);
    setTyped(null);
  }
  return (
    <>
      <SelectMenu
        label={words.product}
        options={productOptions(options, product)}
        value={product === null ? NONE : `=${product}`}
        loading={loading}
        search
        onChange={(id) => (id === OTHER ? setTyped(product ?? "") : set(id === NONE ? null : id.slice(1)))}
      >
        {(trigger) => (
          <PropertyButton
            trigger={trigger}
            label={words.product}
            name={words.valueOf(words.product, product ?? words.noProduct)}
            disabled={!ticket.abilities.canEdit}
            isEmpty={product === null}
            icon={<Package className="size-4 text-ink-faint" aria-hidden="true" />}
          >
            <bdi>{product ?? words.product}</bdi>
          </PropertyButton>
        )}
      </SelectMenu>
      {typed !== null && (
        <Suspense>
          <Dialog
            open
            onOpenChange={(open) => !open && setTyped(null)}
            title={words.product}
            size="sm"
            footer={
              <>
                <Button type="submit" form="ticket-product" kind="primary">
                  {words.productSave}
                </Button>
                <Button kind="ghost" onClick={() => setTyped(null)}>
                  {ui.cancel}
                </Button>
              </>
            }
          >
            <form id="ticket-product" onSubmit={submit}>
              <TextField
                label={words.product}
                name="product"
                autoFocus
                maxLength={PRODUCT_LIMIT}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </form>
          </Dialog>
        </Suspense>
      )}
    </>
  );
}
