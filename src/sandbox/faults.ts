import { z } from "zod";
import { sameReceptor } from "./receptor";

const mode = z
  .string()
  .regex(
    /^(refuse(:\d{1,7})?|reset-before-accept|accept-then-hang|accept-then-reset|slow:\d{1,7}|html-502|truncated-json|status:\d{3}|drop-webhook|dup-webhook)$/,
  );

/** `POST /__sandbox/faults`. */
export const faultSchema = z.strictObject({
  mode,
  /** A part of `scope/method` (`sms/send`, `verify`), or a receptor in any form, or both; absent: every call. */
  match: z.union([z.string(), z.strictObject({ path: z.string().optional(), receptor: z.string().optional() })]).optional(),
  /** How many matching calls (for `…-webhook`: events) it strikes; 0 is until cleared. */
  times: z.number().int().min(0).default(1),
});

export interface Fault {
  id: number;
  mode: string;
  path: string | null;
  receptor: string | null;
  /** null: until cleared. */
  left: number | null;
  struck: number;
}

/** Failures waiting to happen, in the order they were asked for. */
export class Faults {
  #list: Fault[] = [];
  #nextId = 1;

  add(input: z.input<typeof faultSchema>): Fault {
    const { mode, match, times } = faultSchema.parse(input);
    const parts = typeof match === "string" ? (/^\+?[\d۰-۹٠-٩\s-]{10,}$/.test(match) ? { receptor: match } : { path: match }) : (match ?? {});
    const fault: Fault = {
      id: this.#nextId++,
      mode,
      path: parts.path || null,
      receptor: parts.receptor ? sameReceptor(parts.receptor) : null,
      left: times === 0 ? null : times,
      struck: 0,
    };
    this.#list.push(fault);
    return fault;
  }

  list(): Fault[] {
    return [...this.#list];
  }

  remove(id: number): void {
    this.#list = this.#list.filter((fault) => fault.id !== id);
  }

  clear(): void {
    this.#list = [];
  }

  /** Uses up one strike of the first fault that fits this API call, and returns its mode. */
  forCall(path: string, receptors: string[]): string | null {
    return this.#take((fault) => !fault.mode.endsWith("-webhook") && !fault.mode.startsWith("refuse"), path, receptors);
  }

  /** The same for an outgoing webhook; `path` is `delivery` or `inbound`. */
  forWebhook(path: "delivery" | "inbound", receptor: string): string | null {
    return this.#take((fault) => fault.mode.endsWith("-webhook"), path, [receptor]);
  }

  #take(kind: (fault: Fault) => boolean, path: string, receptors: string[]): string | null {
    const fault = this.#list.find(
      (candidate) =>
        kind(candidate) &&
        (candidate.path === null || path.includes(candidate.path)) &&
        (candidate.receptor === null || receptors.some((receptor) => sameReceptor(receptor) === candidate.receptor)),
    );
    if (!fault) return null;
    fault.struck += 1;
    if (fault.left !== null) {
      fault.left -= 1;
      if (fault.left === 0) this.#list = this.#list.filter((other) => other !== fault);
    }
    return fault.mode;
  }
}
