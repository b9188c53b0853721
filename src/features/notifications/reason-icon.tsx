import { AtSign, FilePlus2, Frown, Hourglass, type LucideIcon, MessageSquareReply, RotateCcw, UserRoundCheck } from "lucide-react";
import type { NotificationReason } from "@/domain/notifications/reasons";

/** One picture per reason, always beside its words. */
export const reasonIcons: Record<NotificationReason, LucideIcon> = {
  ticket_filed: FilePlus2,
  customer_replied: MessageSquareReply,
  assigned: UserRoundCheck,
  mentioned: AtSign,
  waiting: Hourglass,
  low_score: Frown,
  ticket_reopened: RotateCcw,
};
