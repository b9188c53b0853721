import { z } from "zod";
import { GatewayError } from "./kavenegar-error";

const id = z.union([z.string().regex(/^-?\d+$/), z.number().int()]).transform(String);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const seconds = z.coerce.number().int();

export const sentSchema = z
  .object({ messageid: id, status: z.coerce.number().int(), statustext: text, sender: text, receptor: text, date: seconds, cost: z.coerce.number() })
  .transform(({ messageid, statustext, ...rest }) => ({ messageId: messageid, statusText: statustext, ...rest }));

export const statusSchema = z
  .object({ messageid: id, status: z.coerce.number().int(), statustext: text })
  .transform(({ messageid, status, statustext }) => ({ messageId: messageid, status, statusText: statustext }));

export const localStatusSchema = z
  .object({ messageid: id.nullish(), localid: z.coerce.string(), status: z.coerce.number().int(), statustext: text })
  .transform(({ messageid, localid, status, statustext }) => ({ localId: localid, messageId: messageid ?? null, status, statusText: statustext }));

export const receivedSchema = z
  .object({ messageid: id, message: z.string(), sender: z.coerce.string(), receptor: z.coerce.string(), date: seconds })
  .transform(({ messageid, message, sender, receptor, date }) => ({ messageId: messageid, from: sender, to: receptor, message, date }));

export const infoSchema = z
  .object({ remaincredit: z.coerce.number(), expiredate: z.coerce.number().nullish(), type: text })
  .transform(({ remaincredit, expiredate, type }) => ({ remainingCredit: remaincredit, expireDate: expiredate ?? null, type }));

/**
 * The entries of an answer, which the provider gives as an array or as one object.
 * @throws GatewayError of class `unknown` when they are not what the method promises: it did answer 200, so it may have acted
 */
export function parseEntries<Schema extends z.ZodType>(schema: Schema, entries: unknown): z.output<Schema>[] {
  const list = entries === null || entries === undefined ? [] : Array.isArray(entries) ? entries : [entries];
  const parsed = z.array(schema).safeParse(list);
  if (!parsed.success) throw new GatewayError({ class: "unknown", requestSent: true, reason: "answerUnreadable" });
  return parsed.data;
}

export function parseOne<Schema extends z.ZodType>(schema: Schema, entries: unknown): z.output<Schema> {
  const [first] = parseEntries(schema, entries);
  if (first === undefined) throw new GatewayError({ class: "unknown", requestSent: true, reason: "answerUnreadable" });
  return first;
}
