import type { KindLabels } from "@/domain/portal/view";

export const portal = {
  organisationVoice: "پشتیبانی",
  kindLabels: { NEW: "در انتظار پاسخ", WORKING: "در حال بررسی", WAITING: "نیاز به اطلاعات بیشتر", SOLVED: "پاسخ داده شده", CLOSED: "بسته شده" } satisfies KindLabels,
} as const;
