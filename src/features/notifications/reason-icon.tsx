import { AtSign, Bell, FilePlus2, Forward, Frown, Hourglass, type LucideIcon, MessageSquareReply, RotateCcw, Undo2, UserRoundCheck } from "lucide-react";
import type { NotificationReason } from "@/domain/notifications/reasons";

/** One picture per reason, always beside its words. */
export const reasonIcons: Record<NotificationReason, LucideIcon> = {
  ticket_filed: FilePlus2,
  customer_replied: MessageSquareReply,
  assigned: UserRoundCheck,
  referred: Forward,
  returned: Undo2,
  followed: Bell,
  mentioned: AtSign,
  waiting: Hourglass,
  low_score: Frown,
  ticket_reopened: RotateCcw,
};
