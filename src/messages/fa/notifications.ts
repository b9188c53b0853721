import type { notificationReasons } from "@/domain/notifications/schema";

export const notifications = {
  title: "اعلان‌ها",
  unread: (count: string) => `${count} اعلان خوانده‌نشده`,
  lead: "خبر تیکت‌هایی که مسئولشان شما یا دپارتمان شماست.",
  readAll: "همه را خواندم",
  new: "تازه",
  earlier: "پیش‌تر",
  emptyTitle: "اعلان تازه‌ای نیست",
  emptyText: "وقتی مشتری تیکتی ثبت کند یا پاسخی بدهد، همین‌جا می‌بینید.",
  times: (count: string) => `${count} بار`,
  isUnread: "خوانده‌نشده",
  reasons: {
    ticket_filed: "تیکت جدید ثبت کرد",
    customer_replied: "پاسخ داد",
    ticket_reopened: "تیکت را بازگشایی کرد",
    low_score: "امتیاز کمی داد",
  } satisfies Record<(typeof notificationReasons)[number], string>,
} as const;
