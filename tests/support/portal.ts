import { randomUUID } from "node:crypto";
import type { Db } from "@/server/platform/db";
import { requestLoginCode } from "@/server/portal";
import { anonymous, ctxOf } from "./actors";
import { NOW } from "./clock";
import { aCustomer, aDepartment, aPipeline } from "./factories";

/** The organisation's row, which a fresh database has not. */
export async function anOrganisation(db: Db, given: { allowsRegistration?: boolean; reopenDays?: number } = {}): Promise<void> {
  await db.organisation.upsert({ where: { id: 1 }, create: { id: 1, name: "نیک‌افزار", ...given }, update: { version: 1, ...given } });
}

/** A department that customers may write to, its pipeline, and two customers who know nothing of each other. */
export async function aPortal(db: Db) {
  await anOrganisation(db, { allowsRegistration: true, reopenDays: 14 });
  const pipeline = await aPipeline(db);
  const department = await aDepartment(db, { pipelineId: pipeline.id });
  const [owner, stranger] = [await aCustomer(db, { phone: freshMobile() }), await aCustomer(db, { phone: freshMobile() })];
  return { pipeline, department, owner, stranger };
}

let serial = Math.floor(Math.random() * 1_000_000);

/** An Iranian mobile that no other test has, in E.164. */
export function freshMobile(): string {
  serial += 1;
  return `+98919${String(serial % 10_000_000).padStart(7, "0")}`;
}

/** Asks for a login code as a browser would and reads it where the SMS waits; null when no SMS was queued. */
export async function askForCode(db: Db, phone: string, given: { browser?: string; now?: Date; address?: string } = {}): Promise<string | null> {
  const before = await db.smsMessage.count({ where: { phone, template: "otp" } });
  await requestLoginCode(ctxOf(db, anonymous, given.now ?? NOW), { phone, browser: given.browser ?? "browser", address: given.address ?? freshAddress() });
  const sent = await db.smsMessage.findMany({ where: { phone, template: "otp" }, orderBy: { id: "asc" }, skip: before });
  const variables = sent[0]?.variables as { code?: string } | undefined;
  return variables?.code ?? null;
}

/** An address that has asked for nothing yet. */
export function freshAddress(): string {
  const part = () => Math.floor(Math.random() * 250) + 1;
  return `10.${part()}.${part()}.${part()}`;
}

/** Forgets what has been counted, as if the hour or the day were over. */
export async function forgetCounts(db: Db): Promise<void> {
  await db.rateLimiterFlexible.deleteMany({});
}

/** A request as the form sends it. */
export function aRequest(departmentId: string, given: { title?: string; idempotencyKey?: string } = {}) {
  return {
    departmentId,
    title: "چاپگر روشن نمی‌شود",
    description: "از دیروز هیچ چراغی روشن نیست.",
    idempotencyKey: randomUUID(),
    attachmentIds: [],
    shownFaqIds: [],
    ...given,
  };
}
