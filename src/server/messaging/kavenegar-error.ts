import type { FailureClass } from "./kavenegar-codes";

/**
 * Why a call to the gateway failed. Carries no address, key, text or number, and no `cause`: it may be logged, stored and shown as it is.
 */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  /** The provider's return code; null when it never answered. */
  readonly code: number | null;
  readonly class: FailureClass;
  /** False only when it is certain that not one byte of the request left this machine's hands. */
  readonly requestSent: boolean;
  /** Key into `messages/fa/sms-errors`. */
  readonly reason: string;

  constructor(failure: { code?: number | null; class: FailureClass; requestSent: boolean; reason: string }) {
    super(`SMS gateway: ${failure.reason}${failure.code ? ` (${failure.code})` : ""}`);
    this.code = failure.code ?? null;
    this.class = failure.class;
    this.requestSent = failure.requestSent;
    this.reason = failure.reason;
  }

  toJSON() {
    const { name, message, code, requestSent, reason } = this;
    return { name, message, code, class: this.class, requestSent, reason };
  }
}
