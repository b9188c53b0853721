import { z } from "zod";
import { type NotificationReason, notificationReasons, type ReasonCount } from "./reasons";

export type NotificationEntry = {
  id: string;
  /** Why, the newest reason first. */
  reasons: ReasonCount[];
  /** How often since it was last read. */
  count: number;
  at: string;
  isRead: boolean;
  /** The colleague behind the newest reason; null when a customer or time is. */
  actorName: string | null;
  ticketId: string;
  ticketNumber: number;
  ticketTitle: string;
  customerName: string;
  stageName: string;
  stageColor: string;
};

/** One page of the inbox; `next` = where the following page begins, null at the end. */
export type NotificationPage = { entries: NotificationEntry[]; next: NotificationCursor | null };

const Cursor = z.object({ isUnread: z.boolean(), at: z.iso.datetime(), id: z.uuid() }).strict();
export type NotificationCursor = z.infer<typeof Cursor>;

export const ListNotificationsInput = z
  .object({ unreadOnly: z.boolean().default(false), reason: z.enum(notificationReasons).optional(), after: Cursor.optional() })
  .strict();
export type ListNotificationsInput = z.infer<typeof ListNotificationsInput>;

/** `ticketId`: only that card's entry; without it everything. */
export const ReadNotificationsInput = z.object({ ticketId: z.uuid().optional() }).strict();
export const MarkUnreadInput = z.object({ ticketId: z.uuid() }).strict();

/** What is new since a moment, for the notifications of the browser itself. */
export const FreshNotificationsInput = z.object({ since: z.iso.datetime() }).strict();
export type FreshNotifications = { now: string; entries: NotificationEntry[]; unread: number };

/** Bounds of «after how many hours of waiting», said beside the field as well. */
export const WAITING_HOURS = { min: 1, max: 720, shipped: 24 } as const;
const Hours = z.number().int().min(WAITING_HOURS.min).max(WAITING_HOURS.max);

export type NotificationChoice = { reason: NotificationReason; inInbox: boolean; inBrowser: boolean };
export type NotificationSettings = {
  choices: NotificationChoice[];
  /** null = as the organisation has it. */
  waitingHours: number | null;
  organisationHours: number;
  version: number;
};

export const SaveNotificationSettingsInput = z
  .object({
    expectedVersion: z.number().int().min(0),
    choices: z.array(z.object({ reason: z.enum(notificationReasons), inInbox: z.boolean(), inBrowser: z.boolean() }).strict()).max(notificationReasons.length),
    waitingHours: Hours.nullable(),
  })
  .strict();
export type SaveNotificationSettingsInput = z.infer<typeof SaveNotificationSettingsInput>;

export type NotificationRules = { waitingHours: number; version: number };
export const SaveNotificationRulesInput = z.object({ expectedVersion: z.number().int().min(0), waitingHours: Hours }).strict();
export type SaveNotificationRulesInput = z.infer<typeof SaveNotificationRulesInput>;
