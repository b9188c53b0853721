import { z } from "zod";
import { cleanLine } from "@/persian/text";
import { TitleText } from "../tickets/schema";
import { CARRIER_LIMIT, ITEM_LIMIT, ITEM_TITLE_LIMIT, QUANTITY_MAX, TRACKING_LIMIT, TRACKING_URL_LIMIT } from "./terms";
import { isWebAddress } from "./web-address";

/** Rials as decimal digits, since JSON has no whole numbers of this size. */
const Rials = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(BigInt);
const line = (most: number) => z.string().transform(cleanLine).pipe(z.string().max(most));

/** `id` null or missing = a new line. */
const OrderItemInput = z
  .object({
    id: z.uuid().nullish(),
    title: line(ITEM_TITLE_LIMIT).pipe(z.string().min(1)),
    quantity: z.number().int().min(1).max(QUANTITY_MAX),
    unitRials: Rials,
  })
  .strict();

const contents = {
  items: z.array(OrderItemInput).max(ITEM_LIMIT),
  discountRials: Rials.default(0n),
  shippingRials: Rials.default(0n),
  carrier: line(CARRIER_LIMIT).default(""),
  trackingCode: line(TRACKING_LIMIT).default(""),
  /** Where the carrier shows the parcel; http or https only, empty = none. */
  trackingUrl: line(TRACKING_URL_LIMIT)
    .refine((url) => url === "" || isWebAddress(url))
    .default(""),
};

/** A new order of a customer. Without a title it is named after its lines; without a stage it enters the first order board. */
export const CreateOrderInput = z
  .object({
    customerId: z.uuid(),
    title: TitleText.optional(),
    stageId: z.uuid().optional(),
    pipelineId: z.uuid().optional(),
    /** Made once per form by the browser: a double click makes one order. */
    idempotencyKey: z.uuid(),
    ...contents,
  })
  .strict()
  .refine((order) => order.items.length > 0 || order.title !== undefined, { path: ["items"] });
export type CreateOrderInput = z.infer<typeof CreateOrderInput>;

/** Everything that an order's card says of it; lines that are left out go. `expectedVersion` 0 = it had none yet. */
export const EditOrderInput = z.object({ ticketId: z.uuid(), expectedVersion: z.number().int().min(0), ...contents }).strict();
export type EditOrderInput = z.infer<typeof EditOrderInput>;

/** An order's card as the desk shows it; amounts are rials as decimal digits. */
export type OrderDetail = {
  /** 0 = nothing has been saved yet. */
  version: number;
  items: { id: string; title: string; quantity: number; unitRials: string }[];
  discountRials: string;
  shippingRials: string;
  carrier: string;
  trackingCode: string;
  trackingUrl: string;
};
