import type { NotificationReason } from "@/domain/notifications/reasons";
import { isolate } from "@/persian/text";

type Who = { actor: string | null; customer: string };
type Words = { label: string; settings: string; hint: string; sentence: (who: Who) => string };

const colleague = (actor: string | null) => (actor === null ? "" : isolate(actor));
const person = ({ actor, customer }: Who) => isolate(actor ?? customer);

/** Each reason: a short name, its line in the settings, and the sentence of an entry. Nothing of any note's text. */
const reasons: Record<NotificationReason, Words> = {
  ticket_filed: {
    label: "تیکت جدید",
    settings: "تیکت جدید در دپارتمان من",
    hint: "تیکتی که مسئولش شمایید یا هنوز مسئولی ندارد.",
    sentence: (who) =>
      who.actor === null ? `${isolate(who.customer)} تیکت جدید ثبت کرد` : `${colleague(who.actor)} برای ${isolate(who.customer)} تیکت جدید ثبت کرد`,
  },
  customer_replied: {
    label: "پاسخ مشتری",
    settings: "پاسخ مشتری",
    hint: "در کارت‌هایی که مسئولشان شمایید یا دپارتمان شماست.",
    sentence: (who) => `${isolate(who.customer)} پاسخ داد`,
  },
  assigned: {
    label: "سپردن به من",
    settings: "سپردن کارت به من",
    hint: "همکاری یا قاعده‌ای شما را مسئول کارتی می‌کند.",
    sentence: (who) => (who.actor === null ? "این کارت به شما سپرده شد" : `${colleague(who.actor)} این کارت را به شما سپرد`),
  },
  referred: {
    label: "ارجاع",
    settings: "ارجاع کارت به من یا دپارتمان من",
    hint: "همکاری کارتی را با ذکر دلیل به شما یا دپارتمانتان ارجاع می‌دهد.",
    sentence: (who) => (who.actor === null ? "این کارت به شما ارجاع شد" : `${colleague(who.actor)} این کارت را ارجاع داد`),
  },
  returned: {
    label: "برگشت ارجاع",
    settings: "برگشت کارت از خط دوم",
    hint: "کارتی که شما یا دپارتمانتان به خط دوم ارجاع داده بودید برمی‌گردد.",
    sentence: (who) => (who.actor === null ? "این کارت برگشت" : `${colleague(who.actor)} این کارت را برگرداند`),
  },
  followed: {
    label: "کارت دنبال‌شده",
    settings: "خبر کارت‌هایی که دنبال می‌کنم",
    hint: "پاسخ مشتری، بسته شدن و تغییر قول در کارتی که دنبال می‌کنید؛ و وقتی همکاری شما را دنبال‌کنندهٔ کارتی می‌کند.",
    sentence: (who) => (who.actor === null ? "در کارتی که دنبال می‌کنید خبری هست" : `${colleague(who.actor)} در کارتی که دنبال می‌کنید کاری کرد`),
  },
  mentioned: {
    label: "نام بردن از من",
    settings: "نام بردن از من با @",
    hint: "همکاری در یادداشتی از شما نام می‌برد.",
    sentence: (who) => (who.actor === null ? "در یادداشتی از شما نام برده شد" : `${colleague(who.actor)} از شما نام برد`),
  },
  waiting: {
    label: "انتظار طولانی",
    settings: "مشتری زیاد منتظر مانده است",
    hint: "وقتی از آغاز انتظار مشتری به اندازهٔ مهلت پایین بگذرد، و دوباره با گذشتن هر مهلت دیگر.",
    sentence: (who) => `${isolate(who.customer)} زیاد منتظر پاسخ مانده است`,
  },
  low_score: {
    label: "امتیاز کم",
    settings: "امتیاز کم در نظرسنجی",
    hint: "برای سرپرستان و مدیران.",
    sentence: (who) => `${isolate(who.customer)} امتیاز کمی داد`,
  },
  ticket_reopened: {
    label: "بازگشایی",
    settings: "بازگشایی تیکت",
    hint: "مشتری یا همکاری تیکت بسته‌ای را باز می‌کند.",
    sentence: (who) => `${person(who)} تیکت را بازگشایی کرد`,
  },
};

export const notifications = {
  title: "اعلان‌ها",
  unread: (count: string) => `${count} اعلان خوانده‌نشده`,
  lead: "خبر تیکت‌هایی که مسئولشان شما یا دپارتمان شماست، و جاهایی که از شما نام برده‌اند.",
  readAll: "همه را خواندم",
  wereRead: "همهٔ اعلان‌ها خوانده شد.",
  markRead: "خوانده شد",
  markUnread: "نخوانده بماند",
  settings: "تنظیم اعلان‌ها",
  new: "تازه",
  earlier: "پیش‌تر",
  more: "اعلان‌های قدیمی‌تر",
  filter: "نمایش",
  all: "همه",
  unreadOnly: "خوانده‌نشده",
  reason: "علت",
  anyReason: "هر علتی",
  emptyTitle: "اعلان تازه‌ای نیست",
  emptyText: "وقتی مشتری تیکتی ثبت کند یا پاسخی بدهد، یا همکاری از شما نام ببرد، همین‌جا می‌بینید.",
  nothingFound: "اعلانی با این صافی نیست",
  clearFilter: "نمایش همه",
  times: (count: string) => `${count} بار`,
  reasonTimes: (label: string, count: string) => `${label}، ${count} بار`,
  isUnread: "خوانده‌نشده",
  keys: "برای رفتن بالا و پایین K و J، برای باز کردن Enter، و برای خوانده یا نخوانده کردن U را بزنید.",
  titleCount: (count: string) => `(${count}) `,
  many: "۹۹+",
  reasons,
} as const;
