import { backoffMs, OWN_FAULT_TRIES } from "@/domain/messaging/retry";
import { inPersian, TemplateError, type TemplateValues } from "@/domain/messaging/template";
import { countSmsParts } from "@/persian/sms-parts";
import { log } from "@/server/platform/log";
import { blockAccount, countFailure, noteLinksRefused, noteSuccess } from "../account";
import { type Composed, compose } from "../compose";
import { GatewayError, isRateLimit, type SentMessage } from "../gateway";
import { templateFor } from "../templates";
import { findEarlierSend } from "./reconcile";
import type { Held, SenderParts } from "./sender";
import { settleFailed, settleLater, settleSent, settleUnknown } from "./settle";

const LINKS_REFUSED = 420;

/** One message from claim to settlement. Throws only when the database fails; then the lease runs out and it is taken up again. */
export async function deliver(parts: SenderParts, held: Held): Promise<void> {
  const { db, now, atStep } = parts;
  const { row } = held;
  await atStep?.("claimed", row.id);
  if (row.expiresAt && row.expiresAt <= now()) {
    await db.$executeRaw`
      UPDATE "SmsMessage" SET "state" = 'EXPIRED', "settledAt" = ${now()}, "variables" = "variables" - 'code', "leaseToken" = NULL, "leaseUntil" = NULL
      WHERE "id" = ${row.id} AND "leaseToken" = ${row.leaseToken}::uuid`;
    return;
  }
  let composed: Composed;
  try {
    composed = composeHeld(parts, held, held.conditions.withoutLinks);
  } catch (error) {
    return cannotCompose(parts, held, error);
  }
  await atStep?.("composed", row.id);
  try {
    if (row.isUncertain) {
      const earlier = await findEarlierSend(parts, row);
      if (earlier === "unknowable") return settleUnknown(db, row, now());
      if (earlier) return await accepted(parts, held, composed, { ...earlier, cost: countSmsParts(composed.text).parts * held.conditions.partRials });
    }
    const sent = await call(parts, held, composed);
    await atStep?.("called", row.id);
    await accepted(parts, held, sent.composed, sent.message);
    await atStep?.("settled", row.id);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    await failed(parts, held, error);
  }
}

function composeHeld(parts: SenderParts, { row, conditions }: Held, withoutLinks: boolean): Composed {
  const { stageId = null, count, ...values } = row.variables;
  const key = Number(count ?? 1) > 1 ? "merged" : row.template;
  return compose({
    key,
    template: templateFor(conditions.templates, { key, departmentId: row.departmentId, stageId }),
    values: { ...values, ...(count ? { count: inPersian(count) } : {}) } as TemplateValues,
    linkTokenId: row.linkTokenId,
    isSurvey: row.lane === "SURVEY",
    publicUrl: parts.publicUrl,
    withoutLinks,
  });
}

/** Hands it to the provider; when links are refused (420) the same message goes without one, and so do all later ones. */
async function call(parts: SenderParts, { row, conditions }: Held, composed: Composed): Promise<{ composed: Composed; message: SentMessage }> {
  const send = (text: string) => parts.gateway.send({ receptor: row.phone, message: text, localid: row.id, ...(parts.line ? { sender: parts.line } : {}) });
  if (composed.lookup) {
    // A lookup has no localid: it must be known that one was tried before it is.
    await parts.db.$executeRaw`UPDATE "SmsMessage" SET "isLookup" = TRUE WHERE "id" = ${row.id} AND "leaseToken" = ${row.leaseToken}::uuid`;
    row.isLookup = true;
    return { composed, message: await parts.gateway.lookup({ receptor: row.phone, template: composed.lookup.name, tokens: composed.lookup.tokens }) };
  }
  try {
    return { composed, message: await send(composed.text) };
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== LINKS_REFUSED || !composed.hasLink) throw error;
    await noteLinksRefused(parts.db, parts.now());
    conditions.withoutLinks = true;
    const plain = composeHeld(parts, { row, conditions }, true);
    return { composed: plain, message: await send(plain.text) };
  }
}

async function accepted(
  parts: SenderParts,
  { row, conditions }: Held,
  composed: Composed,
  message: Pick<SentMessage, "messageId" | "status" | "cost">,
): Promise<void> {
  const { parts: count } = countSmsParts(composed.text);
  await settleSent(
    parts.db,
    row,
    { providerId: message.messageId, status: message.status, cost: Math.round(message.cost), parts: count, safeText: composed.safeText },
    parts.now(),
  );
  if (conditions.hadTrouble) {
    conditions.hadTrouble = false;
    await noteSuccess(parts.db);
  }
}

async function failed(parts: SenderParts, { row, conditions }: Held, error: GatewayError): Promise<void> {
  const { db, random } = parts;
  const now = parts.now();
  log.info({ sms: String(row.id), template: row.template, providerCode: error.code, failure: error.class, reason: error.reason }, "an SMS was not accepted");
  if (error.class === "permanent") return settleFailed(db, row, { code: error.code, reason: error.reason }, now);
  const later = { code: error.code, reason: error.reason };
  if (error.class === "blocked") {
    await blockAccount(db, error, now);
    return settleLater(db, row, { ...later, at: now, isUncertain: row.isUncertain, countsAsTry: false }, now);
  }
  conditions.hadTrouble = true;
  await countFailure(db, error, now);
  const mayBeOut = row.isUncertain || error.class === "unknown" || (error.requestSent && (error.code ?? 0) >= 500);
  const at = new Date(now.getTime() + backoffMs(row.attempts, row.lane, isRateLimit(error.code), random()));
  await settleLater(db, row, { ...later, at, isUncertain: mayBeOut, countsAsTry: true }, now);
}

/** Our own fault, not the provider's: tried a few times, since somebody may be mending the template; then it is out of the way (facts.md R21). */
async function cannotCompose(parts: SenderParts, { row }: Held, error: unknown): Promise<void> {
  const now = parts.now();
  log.warn(
    { sms: String(row.id), template: row.template, variable: error instanceof TemplateError ? error.variable : null, attempt: row.attempts },
    "an SMS could not be put together",
  );
  if (row.attempts >= OWN_FAULT_TRIES) return settleFailed(parts.db, row, { code: null, reason: "cannotCompose" }, now);
  const at = new Date(now.getTime() + backoffMs(row.attempts, row.lane, false, parts.random()));
  await settleLater(parts.db, row, { at, isUncertain: row.isUncertain, code: null, reason: "cannotCompose", countsAsTry: true }, now);
}
