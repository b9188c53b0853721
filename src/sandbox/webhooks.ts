import type { Faults } from "./faults";
import { finalStatuses, type Incoming, type Outgoing, statusText } from "./message";
import type { Store } from "./store";

type Fields = Record<string, string | number>;

const concurrent = 4;
const maxWaiting = 20_000;
const timeoutMs = 10_000;

/** Tells the product about deliveries and customers' messages, as badly as the settings ask. Not signed, tried once, like the provider's. */
export class Webhooks {
  #waiting: { url: string; fields: Fields }[] = [];
  #running = 0;
  #held = new Map<number, Fields[]>();
  #closed = false;
  #sent = { ok: 0, failed: 0, dropped: 0 };

  constructor(
    private readonly store: Store,
    private readonly faults: Faults,
  ) {}

  get counts() {
    return { ...this.#sent, waiting: this.#waiting.length + this.#running };
  }

  delivery(message: Outgoing): void {
    const { deliveryUrl, outOfOrder } = this.store.settings.webhooks;
    if (!deliveryUrl) return;
    const fields: Fields = {
      messageid: message.messageid,
      status: message.status,
      statustext: statusText(message.status),
      receptor: message.receptor,
      date: this.store.clock.seconds(),
      ...(message.localid === null ? {} : { localid: message.localid }),
    };
    const held = this.#held.get(message.messageid) ?? [];
    if (outOfOrder && !finalStatuses.has(message.status)) {
      this.#held.set(message.messageid, [...held, fields]);
      return;
    }
    this.#held.delete(message.messageid);
    for (const event of [fields, ...held.reverse()]) this.#post("delivery", message.receptor, deliveryUrl, event);
  }

  inbound(message: Incoming): void {
    const { inboundUrl, alternateNames } = this.store.settings.webhooks;
    if (!inboundUrl) return;
    const fields: Fields = alternateNames
      ? { id: message.messageid, sender: message.sender, receptor: message.receptor, message: message.message, date: message.date }
      : { messageid: message.messageid, from: message.sender, to: message.receptor, message: message.message, date: message.date };
    this.#post("inbound", message.sender, inboundUrl, fields);
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
  }

  #post(kind: "delivery" | "inbound", receptor: string, url: string, fields: Fields): void {
    const fault = this.faults.forWebhook(kind, receptor);
    const copies = fault === "drop-webhook" ? 0 : this.store.settings.webhooks.copies * (fault === "dup-webhook" ? 2 : 1);
    if (copies === 0 || this.#waiting.length >= maxWaiting) this.#sent.dropped += 1;
    else for (let copy = 0; copy < copies; copy += 1) this.#waiting.push({ url, fields });
    this.#pump();
  }

  #pump(): void {
    while (!this.#closed && this.#running < concurrent) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#running += 1;
      void this.#deliver(next.url, next.fields).then((ok) => {
        this.#sent[ok ? "ok" : "failed"] += 1;
        this.#running -= 1;
        this.#pump();
      });
    }
  }

  async #deliver(url: string, fields: Fields): Promise<boolean> {
    const { format } = this.store.settings.webhooks;
    const form = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]));
    const options = { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) } as const;
    try {
      const response =
        format === "get"
          ? await fetch(`${url}${url.includes("?") ? "&" : "?"}${form}`, options)
          : await fetch(url, {
              ...options,
              method: "POST",
              ...(format === "form"
                ? { body: form }
                : { body: JSON.stringify(format === "json" ? fields : [fields]), headers: { "content-type": "application/json" } }),
            });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }
}
