import { sandbox as words } from "@/messages/fa/sandbox";
import { countSmsParts } from "@/persian/sms-parts";
import { ApiError } from "./api/reply";
import type { Delivery } from "./delivery";
import type { Feed } from "./feed";
import { entryOf, type Incoming, type Outgoing } from "./message";
import { magicCode } from "./receptor";
import type { Store } from "./store";
import type { Webhooks } from "./webhooks";

export interface Draft {
  receptor: string;
  sender: string;
  message: string;
  kind: Outgoing["kind"];
  localid?: string | undefined;
  /** Unix seconds in the future: status 2 until then. */
  date?: number | undefined;
  template?: string | undefined;
  tag?: string | undefined;
}

/** The account seen by the API handlers: what they may read, and the two things that can happen, a send and a customer's message. */
export class Account {
  constructor(
    readonly store: Store,
    private readonly parts: { delivery: Delivery; webhooks: Webhooks; feed: Feed; changed: () => void },
  ) {}

  /**
   * Accepts all drafts or none. A localid seen before sends nothing and gives back its old record.
   * @throws ApiError a magic receptor's code · 501 · 418
   */
  accept(drafts: Draft[]): Outgoing[] {
    const { store } = this;
    for (const draft of drafts) {
      const magic = magicCode(draft.receptor);
      if (magic !== null && magic >= 400) throw new ApiError(magic);
      if (store.settings.trialOwner !== null && draft.receptor !== store.settings.trialOwner) throw new ApiError(501);
    }
    const isNew = (draft: Draft) => draft.localid === undefined || !store.byLocalId(draft.localid);
    const price = drafts.filter(isNew).reduce((sum, draft) => sum + this.#cost(draft.message), 0);
    if (price > store.settings.credit) throw new ApiError(418);
    return drafts.map((draft) => this.#acceptOne(draft));
  }

  receive(message: { sender: string; receptor?: string | undefined; message: string }): Incoming {
    const { store } = this;
    const incoming: Incoming = {
      messageid: store.newId(),
      sender: message.sender,
      receptor: message.receptor ?? store.settings.defaultSender,
      message: message.message,
      date: store.clock.seconds(),
      isread: false,
    };
    store.addIncoming(incoming);
    if ((words.optOutWords as readonly string[]).includes(incoming.message.trim())) store.block(incoming.receptor, incoming.sender, 2);
    this.parts.webhooks.inbound(incoming);
    this.parts.feed.publish("inbound", incoming);
    this.parts.changed();
    return incoming;
  }

  /** 2 → 13 with its money back; any other message stays as it is. */
  cancel(message: Outgoing): void {
    if (message.status !== 2) return;
    this.store.settle(message, 13);
    this.statusChanged(message);
  }

  statusChanged(message: Outgoing): void {
    this.parts.webhooks.delivery(message);
    this.parts.feed.publish("status", { ...entryOf(message), localid: message.localid });
    this.parts.changed();
  }

  #cost(text: string): number {
    return Math.max(1, countSmsParts(text).parts) * this.store.settings.costPerPart;
  }

  #acceptOne(draft: Draft): Outgoing {
    const { store } = this;
    const known = draft.localid === undefined ? undefined : store.byLocalId(draft.localid);
    if (known) {
      known.repeats += 1;
      this.parts.changed();
      return known;
    }
    const now = store.clock.seconds();
    const scheduled = draft.date !== undefined && draft.date > now;
    const message: Outgoing = {
      messageid: store.newId(),
      localid: draft.localid ?? null,
      receptor: draft.receptor,
      sender: draft.sender,
      message: draft.message,
      date: scheduled && draft.date !== undefined ? draft.date : now,
      status: store.settings.debugmode ? 13 : scheduled ? 2 : 1,
      cost: store.settings.debugmode ? 0 : this.#cost(draft.message),
      parts: Math.max(1, countSmsParts(draft.message).parts),
      kind: draft.kind,
      template: draft.template ?? null,
      tag: draft.tag ?? null,
      repeats: 0,
    };
    store.add(message);
    store.charge(message.cost);
    this.parts.delivery.plan(message);
    this.parts.feed.publish("message", { ...entryOf(message), localid: message.localid });
    this.parts.changed();
    return message;
  }
}
