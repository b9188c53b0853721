import { fromJalali, jalaliMonthLength } from "@/persian/jalali";
import { addDays, jalaliParts, tehranInstant } from "@/persian/tehran";
import type { Db } from "@/server/platform/db";

export type Period = { from: Date; until: Date };

/** A Jalali month as instants in Tehran, `until` excluded. */
export function jalaliMonth(year: number, month: number): Period {
  const first = fromJalali(year, month, 1);
  return { from: tehranInstant(first), until: tehranInstant(addDays(first, jalaliMonthLength(year, month))) };
}

/** The Jalali month of a moment. */
export function monthOf(now: Date): Period & { year: number; month: number } {
  const { year, month } = jalaliParts(now);
  return { year, month, ...jalaliMonth(year, month) };
}

/** What was spent on SMS in a period, in rials. */
export async function spentRials(db: Db, period: Period): Promise<number> {
  const [row] = await db.$queryRaw<{ rials: bigint | null }[]>`
    SELECT sum("cost")::bigint AS "rials" FROM "SmsMessage" WHERE "sentAt" >= ${period.from} AND "sentAt" < ${period.until}`;
  return Number(row?.rials ?? 0);
}

/** What the messages that are on their way right now will cost at least, in rials: a budget counts them too. */
export async function pendingRials(db: Db, partRials: number): Promise<number> {
  return partRials * (await db.smsMessage.count({ where: { state: "SENDING" } }));
}
