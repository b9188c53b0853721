/**
 * What a provider's answer means for a row of the outbox (facts §1.5): `permanent` fails now, `blocked` concerns the
 * whole account, `transient` is tried again, `unknown` may have been sent and is reconciled first.
 */
export type FailureClass = "permanent" | "blocked" | "transient" | "unknown";

export interface Failure {
  class: FailureClass;
  /** Key into `messages/fa/sms-errors`. */
  reason: string;
}

/** Return codes of the provider (facts §1.1). */
export const failureByCode: Readonly<Record<number, Failure>> = {
  400: { class: "permanent", reason: "parametersMissing" },
  401: { class: "blocked", reason: "accountDisabled" },
  402: { class: "unknown", reason: "operationFailed" },
  403: { class: "blocked", reason: "apiKeyInvalid" },
  404: { class: "permanent", reason: "methodUnknown" },
  405: { class: "permanent", reason: "methodUnknown" },
  406: { class: "permanent", reason: "parameterEmpty" },
  407: { class: "blocked", reason: "accessDenied" },
  409: { class: "transient", reason: "serverBusy" },
  411: { class: "permanent", reason: "receptorInvalid" },
  412: { class: "blocked", reason: "senderInvalid" },
  413: { class: "permanent", reason: "messageLength" },
  414: { class: "permanent", reason: "tooMany" },
  415: { class: "permanent", reason: "indexOutOfRange" },
  416: { class: "blocked", reason: "addressMismatch" },
  417: { class: "permanent", reason: "dateInvalid" },
  418: { class: "blocked", reason: "creditEnded" },
  419: { class: "permanent", reason: "lengthMismatch" },
  420: { class: "permanent", reason: "linksRefused" },
  422: { class: "permanent", reason: "characterRefused" },
  424: { class: "permanent", reason: "templateMissing" },
  426: { class: "blocked", reason: "advancedServiceNeeded" },
  427: { class: "blocked", reason: "lineAccessNeeded" },
  428: { class: "permanent", reason: "callImpossible" },
  429: { class: "transient", reason: "addressLimited" },
  430: { class: "blocked", reason: "accountDisabled" },
  431: { class: "permanent", reason: "tokenForm" },
  432: { class: "permanent", reason: "tokenNotInTemplate" },
  451: { class: "transient", reason: "rateLimited" },
  501: { class: "blocked", reason: "trialAccount" },
  604: { class: "permanent", reason: "listSize" },
  607: { class: "permanent", reason: "tagInvalid" },
};

/** The failure a return code stands for. Unlisted: 5xx is the server's trouble, anything else will not get better by trying. */
export function failureOf(code: number): Failure {
  return failureByCode[code] ?? (code >= 500 && code < 600 ? { class: "transient", reason: "serverError" } : { class: "permanent", reason: "unlistedCode" });
}

/** Codes that ask for a long pause before the next call, not a usual back-off. */
export function isRateLimit(code: number | null): boolean {
  return code === 451 || code === 429;
}

export type DeliveryState = "pending" | "delivered" | "failed" | "unknown";

export interface Delivery {
  state: DeliveryState;
  /** Never changes any more; a later report must not move it. */
  final: boolean;
  /** Key into `messages/fa/sms-errors`, for `failed` only. */
  reason: string | null;
}

const pending: Delivery = { state: "pending", final: false, reason: null };
const failed = (reason: string): Delivery => ({ state: "failed", final: true, reason });

/** Message statuses of the provider (facts §1.1). 100 says only that the id is foreign or too old to be reported. */
export const deliveryByStatus: Readonly<Record<number, Delivery>> = {
  1: pending,
  2: pending,
  4: pending,
  5: pending,
  6: failed("statusFailed"),
  10: { state: "delivered", final: true, reason: null },
  11: failed("statusUndelivered"),
  13: failed("statusCancelled"),
  14: failed("statusBlocked"),
  100: { state: "unknown", final: false, reason: null },
};

/** What a message status means; a status we do not know tells nothing. */
export function deliveryOf(status: number): Delivery {
  return deliveryByStatus[status] ?? { state: "unknown", final: false, reason: null };
}
