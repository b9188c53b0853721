import { joinPersian } from "@/persian/text";

const many = (names: readonly string[], one: string, several: string): string => `${joinPersian(names)} ${names.length > 1 ? several : one}`;

/** Words of working together on one card. */
export const presence = {
  somebody: "همکاری",
  viewing: (names: readonly string[]) => many(names, "هم این کارت را باز کرده است", "هم این کارت را باز کرده‌اند"),
  typing: (names: readonly string[]) => many(names, "دارد این‌جا می‌نویسد…", "دارند این‌جا می‌نویسند…"),
  arrived: {
    title: "در حین نوشتن شما پیام تازه‌ای رسید",
    more: (count: string) => `و ${count} پیام دیگر`,
    from: (name: string) => `${name}:`,
    read: "اول می‌خوانم",
    sendAnyway: "همین را بفرست",
  },
} as const;
