import { z } from "zod";

export const notificationReasons = ["ticket_filed", "customer_replied", "ticket_reopened", "low_score"] as const;

export type NotificationEntry = {
  id: string;
  reason: (typeof notificationReasons)[number];
  /** How often since it was last read. */
  count: number;
  at: string;
  isRead: boolean;
  ticketNumber: number;
  ticketTitle: string;
  customerName: string;
  stageName: string;
  stageColor: string;
};

/** `ticketId`: only that card's entry; without it everything. */
export const ReadNotificationsInput = z.object({ ticketId: z.uuid().optional() }).strict();
