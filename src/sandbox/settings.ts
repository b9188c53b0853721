import { z } from "zod";

/** The sandbox has no way out of the machine: a webhook may only go to a loopback address. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "http:" && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

const webhookUrl = z.string().refine(isLoopbackUrl, "only http on a loopback address").nullable();
const milliseconds = z
  .number()
  .int()
  .min(0)
  .max(365 * 24 * 3_600_000);

/** Everything a test can turn, with the defaults of a healthy account. */
export const settingsSchema = z.strictObject({
  /** Accepted API keys; null accepts any key that does not start with `wrong`. A key starting with `disabled` gets 401. */
  keys: z.array(z.string()).nullable(),
  /** Rials. */
  credit: z.number().int(),
  costPerPart: z.number().int().min(0),
  lines: z.array(z.string()).min(1),
  defaultSender: z.string(),
  lookupSender: z.string(),
  tags: z.array(z.string()),
  /** False: the methods that need an address allow-list answer 407. */
  addressAllowed: z.boolean(),
  /** False: verify/lookup and call/maketts answer 426. */
  advancedService: z.boolean(),
  /** True: sms/send with a link answers 420. */
  refuseLinks: z.boolean(),
  /** A number: every other receptor gets 501. */
  trialOwner: z.string().nullable(),
  debugmode: z.boolean(),
  apilogs: z.string(),
  mincreditalarm: z.number(),
  resendfailed: z.string(),
  delivery: z.strictObject({
    toOperatorMs: milliseconds,
    toFinalMs: milliseconds,
    operatorStatus: z.union([z.literal(4), z.literal(5)]),
    /** null: messages stay with the operator. */
    final: z.union([z.literal(6), z.literal(10), z.literal(11), z.literal(14)]).nullable(),
    /** Final status for one receptor (`09…`). */
    byReceptor: z.record(z.string(), z.union([z.literal(6), z.literal(10), z.literal(11), z.literal(14)])),
  }),
  webhooks: z.strictObject({
    deliveryUrl: webhookUrl,
    inboundUrl: webhookUrl,
    format: z.enum(["get", "form", "json", "json-list"]),
    /** Other field names found in public handlers: id, sender, receptor. */
    alternateNames: z.boolean(),
    /** Every event is sent this many times. */
    copies: z.number().int().min(0).max(10),
    /** Final status first, the earlier ones after it. */
    outOfOrder: z.boolean(),
  }),
  /** Some versions of the provider answer verify/lookup with an object. */
  lookupEntriesAsObject: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsPatchSchema = settingsSchema
  .extend({
    delivery: settingsSchema.shape.delivery.partial(),
    webhooks: settingsSchema.shape.webhooks.partial(),
  })
  .partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;

export function defaultSettings(): Settings {
  return {
    keys: null,
    credit: 1_000_000_000,
    costPerPart: 1_650,
    lines: ["10004346", "2000660110", "30006703323323"],
    defaultSender: "10004346",
    lookupSender: "2000660110",
    tags: ["otp", "update", "survey", "ticket", "free-text", "kariz"],
    addressAllowed: true,
    advancedService: true,
    refuseLinks: false,
    trialOwner: null,
    debugmode: false,
    apilogs: "justfaults",
    mincreditalarm: 10_000,
    resendfailed: "disabled",
    delivery: { toOperatorMs: 400, toFinalMs: 1_600, operatorStatus: 5, final: 10, byReceptor: {} },
    webhooks: { deliveryUrl: null, inboundUrl: null, format: "form", alternateNames: false, copies: 1, outOfOrder: false },
    lookupEntriesAsObject: false,
  };
}

export function applyPatch(settings: Settings, patch: SettingsPatch): void {
  const { delivery, webhooks, ...rest } = patch;
  Object.assign(settings, rest);
  Object.assign(settings.delivery, delivery);
  Object.assign(settings.webhooks, webhooks);
}
